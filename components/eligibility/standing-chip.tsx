import type { AssessmentDto } from "#lib/contracts/vms.ts";
import { VerdictChip } from "./verdict-chip.tsx";
import { modeWords } from "./verdict-words.ts";

type StandingChipProps = { assessment: AssessmentDto; isNamed?: boolean };

/** The chip of a whole assessment; `isNamed` says the mode, too. */
export function StandingChip({ assessment, isNamed }: StandingChipProps) {
  const { verdict, findings, liftingExclusions, mode } = assessment;
  const isForNow = verdict !== "blocked" && findings.some((finding) => finding.severity === "blocker");
  return (
    <VerdictChip
      verdict={{ verdict, isLiftable: liftingExclusions !== null, waits: isForNow ? { until: null } : null }}
      {...(isNamed ? { prefix: modeWords[mode] } : {})}
    />
  );
}
