import type { Assessment } from "#lib/domain/eligibility/assessment.ts";
import { guestRules } from "#lib/domain/eligibility/guest-rules.ts";

const guestRuleIds = new Set(guestRules.map((rule) => rule.id));

/** Whether nothing but the guest stands in the way for good, which a crash-consistent point does not ask for anything. */
export function isBlockedByGuestOnly({ findings }: Pick<Assessment, "findings">): boolean {
  const lasting = findings.filter((finding) => finding.severity === "blocker" && !finding.passing);
  return lasting.length > 0 && lasting.every((finding) => guestRuleIds.has(finding.ruleId));
}
