import type { Db } from "#lib/db/client.ts";
import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import { refilled, turnAt } from "#lib/domain/azure-budget/token-bucket.ts";

/** When the last of those who wait for a place in one of these budgets will have had it; null when nobody waits. */
export async function lineEndsAt(
  db: Pick<Db, "azureBudget">,
  place: BudgetPlace,
  policies: readonly BudgetPolicy[],
  now: Date,
): Promise<Date | null> {
  const byId = new Map(policies.map((policy) => [budgetId(place, policy.policy), policy]));
  const rows = await db.azureBudget.findMany({ where: { id: { in: [...byId.keys()] }, tokens: { lt: 0 } } });
  const ends = rows.flatMap(({ id, tokens, refilledAt }) => {
    const policy = byId.get(id);
    return policy ? [turnAt(refilled({ ...policy, tokens, refilledAt }, now), now).getTime()] : [];
  });
  const last = Math.max(...ends);
  return last > now.getTime() ? new Date(last) : null;
}
