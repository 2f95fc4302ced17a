import type { RuleReason, RuleVmDto } from "#lib/contracts/protection-rules.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Finding } from "#lib/domain/eligibility/assessment.ts";
import type { EvaluatedVm } from "./evaluate-rule.ts";

/** For the screen, with the names of the policies that the VMs have. */
export async function toRuleVms(db: Db | Tx, evaluated: readonly EvaluatedVm[]): Promise<RuleVmDto[]> {
  const policyIds = [...new Set(evaluated.flatMap(({ vm }) => vm.item?.policyId ?? []))];
  const policies = await db.policy.findMany({ where: { id: { in: policyIds } }, select: { id: true, name: true } });
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return evaluated.map(({ vm, outcome, judgement, decidedBy }) => ({
    vmId: vm.id,
    name: vm.name,
    resourceGroup: vm.resourceGroup,
    subscriptionName: vm.subscriptionName,
    location: vm.location,
    outcome,
    reasons:
      outcome === "notEligible"
        ? (judgement?.blockers ?? []).map(toReason)
        : outcome === "warningsOpen"
          ? (judgement?.open ?? []).map(toReason)
          : [],
    policy: (vm.item && !vm.item.isStopped && byId.get(vm.item.policyId)) || null,
    otherRule: outcome === "otherRule" && decidedBy ? { id: decidedBy.id, name: decidedBy.name } : null,
  }));
}

const toReason = ({ ruleId, title, meaning, remedy }: Finding): RuleReason => ({ ruleId, title, meaning, remedy });
