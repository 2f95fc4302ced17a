import type { Assessment, Verdict } from "#lib/domain/eligibility/assessment.ts";
import { isBlockedForNow } from "#lib/domain/eligibility/passing-blockers.ts";

/**
 * The verdict that stands in lists. What goes away by itself does not count: a VM that was backed up ten minutes ago is no
 * ineligible VM. The passing finding itself stays in the findings, so that nobody is surprised by the wait.
 */
export function standingVerdict(assessment: Assessment): Verdict {
  if (!isBlockedForNow(assessment)) return assessment.verdict;
  const hasWarning = assessment.findings.some((finding) => finding.severity === "warning");
  return hasWarning ? "eligibleWithWarnings" : "eligible";
}
