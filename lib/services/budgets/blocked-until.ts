import type { Db } from "#lib/db/client.ts";
import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";

/** Until when Azure has asked to stay away from one of these limits; null when it has not, or that is over. */
export async function blockedUntil(
  db: Pick<Db, "azureBudget">,
  place: BudgetPlace,
  policies: readonly BudgetPolicy[],
  now: Date,
): Promise<Date | null> {
  const ids = policies.map(({ policy }) => budgetId(place, policy));
  const { _max } = await db.azureBudget.aggregate({
    where: { id: { in: ids }, blockedUntil: { gt: now } },
    _max: { blockedUntil: true },
  });
  return _max.blockedUntil;
}
