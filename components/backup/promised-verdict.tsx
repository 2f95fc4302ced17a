import { FindingCard } from "#components/eligibility/finding-card.tsx";
import { VerdictChip } from "#components/eligibility/verdict-chip.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { PromisedAssessment } from "#lib/contracts/restore-points.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";

/** The verdict of that day, kept as it was: rules and machines have changed since. */
export function PromisedVerdict({ assessment }: { assessment: PromisedAssessment }) {
  const { findings } = assessment;
  return (
    <Card
      title="Eligibility as it was promised"
      description={`Judged just before the backup for ${modeInWords(assessment.mode).toLowerCase()} points, by rule catalogue ${assessment.catalogueVersion}.`}
      actions={<VerdictChip verdict={{ verdict: assessment.verdict, waits: null, isLiftable: false }} />}
    >
      {findings.length === 0 ? (
        <p className="text-muted">Nothing stood in the way, and there was nothing to note.</p>
      ) : (
        <Disclosure title={findings.length === 1 ? "1 finding" : `${findings.length} findings`}>
          <ul className="flex flex-col gap-2.5">
            {findings.map((finding) => (
              <FindingCard key={finding.ruleId} finding={finding} />
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}
