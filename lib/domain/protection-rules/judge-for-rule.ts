import { assessUnder, lasting, type ProtectionSubject } from "#lib/domain/protection/decide-protection.ts";
import type { ProtectionRule } from "./decide-rules.ts";
import type { RuleJudgement } from "./rule-outcome.ts";

/**
 * A rule takes a VM with every disk that its policy holds, or not at all: to leave out more is a person's decision, and so is
 * every warning that nobody has accepted.
 */
export function judgeForRule(
  subject: ProtectionSubject,
  { acceptedWarnings }: Pick<ProtectionRule, "acceptedWarnings">,
): RuleJudgement {
  const { findings } = assessUnder(subject, []);
  const warnings = lasting(findings, "warning");
  return {
    blockers: lasting(findings, "blocker"),
    warnings,
    open: warnings.filter(({ ruleId }) => !acceptedWarnings.includes(ruleId)),
  };
}
