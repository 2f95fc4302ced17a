import type { Assessment, AssessmentInput, Finding, Verdict } from "#lib/domain/eligibility/assessment.ts";
import { catalogueVersion } from "#lib/domain/eligibility/catalogue.ts";
import { evaluateRules } from "#lib/domain/eligibility/evaluate-rules.ts";
import { liftingExclusions } from "#lib/domain/eligibility/lifting-exclusions.ts";

/**
 * Can a restore point of this mode be taken, what stands in the way, and what would help? An application-consistent policy
 * has a fallback exactly when the same VM assessed for `CrashConsistent` is not blocked.
 */
export function assess(input: AssessmentInput): Assessment {
  const findings = evaluateRules(input);
  const verdict = verdictOf(findings);
  return {
    mode: input.mode,
    profile: input.profile,
    verdict,
    findings,
    liftingExclusions: verdict === "blocked" ? liftingExclusions(input) : null,
    catalogueVersion,
  };
}

/** Notes do not count: a verdict that everyone gets says nothing. */
function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (severity: Finding["severity"]) => findings.some((finding) => finding.severity === severity);
  if (has("blocker")) return "blocked";
  return has("warning") ? "eligibleWithWarnings" : "eligible";
}
