import type { Db, Tx } from "#lib/db/client.ts";
import { changeRules, type RuleChange } from "#lib/domain/protection-rules/change-rules.ts";
import { decideRules, type ProtectionRule, type RuleDecision } from "#lib/domain/protection-rules/decide-rules.ts";
import { type EvaluatedVm, evaluateRule } from "./evaluate-rule.ts";
import { judgePending } from "./judge-pending.ts";
import { type LoadedRuleVm, loadRuleVms } from "./load-rule-vms.ts";

export type Foreseen = {
  after: ProtectionRule[];
  vms: LoadedRuleVm[];
  /** The rule's own VMs, as if it were on; none once it is off or deleted. */
  own: EvaluatedVm[];
  /** VMs that other rules would take because of the change. */
  elsewhere: { vm: LoadedRuleVm; rule: ProtectionRule }[];
  /** All VMs that would come under a policy. */
  gains: LoadedRuleVm[];
};

/** What a change of the rules would do to the fleet. Shown before the save, and worked out again by it. */
export async function foreseeChange(
  db: Db | Tx,
  before: readonly ProtectionRule[],
  change: RuleChange,
  now: Date,
): Promise<Foreseen> {
  const after = changeRules(before, change);
  const vms = await loadRuleVms(db);
  const ruleId = change.kind === "save" ? change.rule.id : change.ruleId;
  const own = await ownVms(db, after, change, vms, now);
  const elsewhere = await takenElsewhere(db, before, after, vms, ruleId, now);
  const isOn = after.some((rule) => rule.id === ruleId && rule.enabled);
  const taken = own.filter(({ outcome }) => isOn && (outcome === "configure" || outcome === "move"));
  return { after, vms, own, elsewhere, gains: [...taken, ...elsewhere].map(({ vm }) => vm) };
}

async function ownVms(
  db: Db | Tx,
  after: readonly ProtectionRule[],
  change: RuleChange,
  vms: readonly LoadedRuleVm[],
  now: Date,
): Promise<EvaluatedVm[]> {
  if (change.kind === "delete" || (change.kind === "switch" && !change.enabled)) return [];
  const ruleId = change.kind === "save" ? change.rule.id : change.ruleId;
  const asIfOn = after.map((rule) => (rule.id === ruleId ? { ...rule, enabled: true } : rule));
  return evaluateRule(db, asIfOn, ruleId, vms, now);
}

/** VMs about which another rule decides than before, and which it may take. */
async function takenElsewhere(
  db: Db | Tx,
  before: readonly ProtectionRule[],
  after: readonly ProtectionRule[],
  vms: readonly LoadedRuleVm[],
  ruleId: string,
  now: Date,
): Promise<Foreseen["elsewhere"]> {
  const deciding = new Map(decideRules(before, vms).map(({ vm, rule }) => [vm.id, rule?.id]));
  const changed = decideRules(after, vms).filter(
    ({ vm, rule }) => rule && rule.id !== ruleId && rule.id !== deciding.get(vm.id),
  );
  const judgements = await judgePending(db, changed, now);
  const byId = new Map(vms.map((vm) => [vm.id, vm]));
  return changed.flatMap(({ vm, rule }: RuleDecision) => {
    const judgement = judgements.get(vm.id);
    const loaded = byId.get(vm.id);
    const isTaken = judgement && judgement.blockers.length === 0 && judgement.open.length === 0;
    return isTaken && rule && loaded ? [{ vm: loaded, rule }] : [];
  });
}
