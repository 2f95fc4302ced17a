import type { Tx } from "#lib/db/client.ts";
import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";

/** Places that were taken and then not used: Azure has not been asked. */
export async function giveBackTurns(tx: Tx, place: BudgetPlace, policies: readonly BudgetPolicy[]): Promise<void> {
  const ids = policies.map(({ policy }) => budgetId(place, policy));
  await tx.$executeRaw`
    update "AzureBudget" set tokens = least(capacity, tokens + 1)
    where id in (select id from "AzureBudget" where id = any(${ids}) order by id for update)`;
}
