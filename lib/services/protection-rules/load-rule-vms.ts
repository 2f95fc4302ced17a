import type { Db, Tx } from "#lib/db/client.ts";
import type { RuleVm } from "#lib/domain/protection-rules/decide-rules.ts";
import { visibleVms } from "../vms/visible-vms.ts";

/** A VM with what the screen says of it besides. */
export type LoadedRuleVm = RuleVm & { subscriptionName: string };

/** The whole inventory without its facts, or some of it: what rules ask about is small. By name. */
export async function loadRuleVms(db: Db | Tx, vmIds?: readonly string[]): Promise<LoadedRuleVm[]> {
  const rows = await db.virtualMachine.findMany({
    where: { AND: [visibleVms, { disappearedAt: null }, vmIds ? { id: { in: [...vmIds] } } : {}] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      resourceGroup: true,
      location: true,
      tags: true,
      subscription: { select: { subscriptionId: true, displayName: true } },
      protectedItem: { select: { policyId: true, ruleId: true, state: true } },
    },
  });
  return rows.map(({ subscription, protectedItem: item, tags, ...vm }) => ({
    ...vm,
    tags: tags as Record<string, string>,
    subscriptionId: subscription.subscriptionId,
    subscriptionName: subscription.displayName,
    item: item && { policyId: item.policyId, ruleId: item.ruleId, isStopped: item.state === "ProtectionStopped" },
  }));
}
