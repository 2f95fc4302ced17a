import type { BudgetTargetDto } from "#lib/contracts/cost-budgets.ts";
import type { Db, Tx } from "#lib/db/client.ts";

/** Policies and subscriptions that may have a budget, by name. */
export async function loadBudgetTargets(db: Db | Tx): Promise<BudgetTargetDto[]> {
  const policies = await db.policy.findMany({
    where: { deletedAt: null },
    orderBy: { nameKey: "asc" },
    select: { id: true, name: true },
  });
  const subscriptions = await db.subscription.findMany({
    where: { inScope: true, connection: { removedAt: null } },
    orderBy: { displayName: "asc" },
    select: { id: true, displayName: true },
  });
  return [
    ...policies.map(({ id, name }) => ({ scope: "policy" as const, id, name })),
    ...subscriptions.map(({ id, displayName }) => ({ scope: "subscription" as const, id, name: displayName })),
  ];
}
