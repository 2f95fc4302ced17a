import { assess } from "#lib/domain/eligibility/assess.ts";
import { lasting, type ProtectionSubject } from "#lib/domain/protection/decide-protection.ts";
import type { ProtectionRule } from "./decide-rules.ts";
import type { RuleJudgement } from "./rule-outcome.ts";

/**
 * A rule takes a VM with every disk, or not at all: which data may be left out of a backup is a person's decision, and so is
 * every warning that nobody has accepted.
 */
export function judgeForRule(
  subject: ProtectionSubject,
  { acceptedWarnings }: Pick<ProtectionRule, "acceptedWarnings">,
): RuleJudgement {
  const { findings } = assess({ ...subject, excludedDiskNames: [] });
  const warnings = lasting(findings, "warning");
  return {
    blockers: lasting(findings, "blocker"),
    warnings,
    open: warnings.filter(({ ruleId }) => !acceptedWarnings.includes(ruleId)),
  };
}
