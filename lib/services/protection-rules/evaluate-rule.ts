import type { Db, Tx } from "#lib/db/client.ts";
import { decideRules, type ProtectionRule } from "#lib/domain/protection-rules/decide-rules.ts";
import { scopeMatcher } from "#lib/domain/protection-rules/matches-scope.ts";
import { type RuleJudgement, type RuleOutcome, ruleOutcome } from "#lib/domain/protection-rules/rule-outcome.ts";
import { judgePending } from "./judge-pending.ts";
import type { LoadedRuleVm } from "./load-rule-vms.ts";

export type EvaluatedVm = {
  vm: LoadedRuleVm;
  outcome: RuleOutcome;
  /** Of a VM that the rule would take. */
  judgement: RuleJudgement | null;
  decidedBy: Pick<ProtectionRule, "id" | "name"> | null;
};

/** The VMs that one of the rules matches or once took, in the order given, and what it comes to for each of them now. */
export async function evaluateRule(
  db: Db | Tx,
  rules: readonly ProtectionRule[],
  ruleId: string,
  vms: readonly LoadedRuleVm[],
  now: Date,
): Promise<EvaluatedVm[]> {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) return [];
  const matches = scopeMatcher(rule.scope);
  const decisions = decideRules(rules, vms);
  const judgements = await judgePending(
    db,
    decisions.filter((decision) => decision.rule?.id === ruleId),
    now,
  );
  return vms.flatMap((vm, index) => {
    const decision = decisions[index];
    const judgement = judgements.get(vm.id);
    const outcome = decision && ruleOutcome(rule, matches, decision, judgement);
    return outcome ? [{ vm, outcome, judgement: judgement ?? null, decidedBy: decision.rule }] : [];
  });
}
