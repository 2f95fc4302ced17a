import type { Finding } from "#lib/domain/eligibility/assessment.ts";
import type { ProtectionRule, RuleDecision, RuleStanding, RuleVm } from "./decide-rules.ts";

/** What a rule comes to for a VM that it matches, or once took; in the order of the screen. */
export const ruleOutcomes = [
  "configure",
  "move",
  "protected",
  "notEligible",
  "warningsOpen",
  "byHand",
  "stopped",
  "otherRule",
  "noLongerMatched",
] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

export type RuleOutcomeCounts = Record<RuleOutcome, number>;

/** Whether the VM may come under the rule's policy as it is. */
export type RuleJudgement = {
  blockers: readonly Finding[];
  warnings: readonly Finding[];
  /** Those of the warnings that nobody has accepted for the rule. */
  open: readonly Finding[];
};

/**
 * @param judgement of a VM that the rule would configure or move; it is not asked for otherwise
 * @returns null for a VM that the rule has nothing to do with
 */
export function ruleOutcome(
  rule: Pick<ProtectionRule, "id">,
  matches: (vm: RuleVm) => boolean,
  decision: RuleDecision,
  judgement: RuleJudgement | undefined,
): RuleOutcome | null {
  if (decision.rule !== null && decision.rule.id === rule.id) return ownOutcome(decision.standing, judgement);
  if (matches(decision.vm)) return "otherRule";
  const { item } = decision.vm;
  return item?.ruleId === rule.id && !item.isStopped ? "noLongerMatched" : null;
}

function ownOutcome(standing: RuleStanding, judgement: RuleJudgement | undefined): RuleOutcome {
  if (standing !== "configure" && standing !== "move") return standing;
  if (judgement && judgement.blockers.length > 0) return "notEligible";
  return judgement && judgement.open.length > 0 ? "warningsOpen" : standing;
}

export function countOutcomes(outcomes: readonly RuleOutcome[]): RuleOutcomeCounts {
  const counts = Object.fromEntries(ruleOutcomes.map((outcome) => [outcome, 0])) as RuleOutcomeCounts;
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
