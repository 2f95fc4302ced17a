import type { FindingDto, VerdictDto } from "#lib/contracts/vms.ts";
import type { Assessment } from "#lib/db/generated/client.ts";
import type { Verdict } from "#lib/domain/eligibility/assessment.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

type StoredAssessment = Pick<Assessment, "mode" | "verdict" | "findings" | "liftingExclusions">;

/** The chip of one mode, from what the last pass stored. */
export function toVerdictDto(assessments: StoredAssessment[], mode: RequestableMode): VerdictDto | null {
  const assessment = assessments.find((candidate) => candidate.mode === mode);
  if (!assessment) return null;
  const findings = assessment.findings as FindingDto[];
  const blockers = findings.filter((finding) => finding.severity === "blocker");
  const warnings = findings.filter((finding) => finding.severity === "warning");
  const [gravest] = [...blockers, ...warnings];
  return {
    verdict: assessment.verdict as Verdict,
    blockers: blockers.length,
    warnings: warnings.length,
    reason: gravest?.title ?? null,
    isLiftable: assessment.liftingExclusions !== null,
    waits: waitOf(assessment.verdict as Verdict, blockers),
  };
}

function waitOf(verdict: Verdict, blockers: FindingDto[]): VerdictDto["waits"] {
  if (verdict === "blocked" || blockers.length === 0) return null;
  const ends = blockers.map((finding) => finding.until).filter((until) => until !== null);
  return { until: ends.sort().at(-1) ?? null };
}
