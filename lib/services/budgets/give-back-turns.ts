import type { Tx } from "#lib/db/client.ts";
import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import type { ServiceContext } from "../context.ts";

export type UnusedTurns = { place: BudgetPlace; policies: readonly BudgetPolicy[] };

/** Places that were taken and then not used: Azure has not been asked. In the order of their ids, as they are taken. */
export async function giveBackTurns(_ctx: ServiceContext, tx: Tx, unused: readonly UnusedTurns[]): Promise<void> {
  const ids = unused.flatMap(({ place, policies }) => policies.map(({ policy }) => budgetId(place, policy)));
  if (ids.length === 0) return;
  await tx.$executeRaw`
    update "AzureBudget" b set tokens = least(b.capacity, b.tokens + r.count)
    from (select id, count(*)::float8 as count from unnest(${ids}::text[]) as u(id) group by id) as r
    where b.id = r.id and b.id in (select id from "AzureBudget" where id = any(${ids}) order by id for update)`;
}
