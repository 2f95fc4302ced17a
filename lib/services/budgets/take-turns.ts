import type { Db } from "#lib/db/client.ts";
import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillMarginMs, turnAt } from "#lib/domain/azure-budget/token-bucket.ts";
import type { Query } from "../runs/engine.ts";

export type Turn = { policy: BudgetPolicy; at: Date };

type Takers = { place: BudgetPlace; policies: readonly BudgetPolicy[] };

/** Turns of those who ask at the same moment: who wants the same of the same place stands in line in the order of asking. */
export const takeTurnsTogether: Query<Takers, Turn[]> = async (ctx, takers) => {
  const lines = Map.groupBy(takers, ({ place, policies }) =>
    policies.map((each) => budgetId(place, each.policy)).join(),
  );
  const turns = new Map<Takers, Turn[]>();
  for (const line of lines.values()) {
    const [{ place, policies } = { place: null, policies: [] }] = line;
    if (!place) continue;
    const taken = await takeTurns(ctx.db, place, policies, ctx.now(), line.length);
    for (const [index, taker] of line.entries()) turns.set(taker, taken[index] ?? []);
  }
  return takers.map((taker) => turns.get(taker) ?? []);
};

/**
 * Takes places in each budget, in one statement: now, or in the minutes to come, so that those who wait stand in a line and
 * never come in vain. Any number of processes may take at once. The arithmetic is that of `takeTurn` (token-bucket.ts).
 * @param count how many places, one after the other
 * @returns for each of them when it is there, by budget
 */
export async function takeTurns(
  db: Pick<Db, "$queryRaw">,
  place: BudgetPlace,
  policies: readonly BudgetPolicy[],
  now: Date,
  count: number,
): Promise<Turn[][]> {
  const ids = policies.map(({ policy }) => budgetId(place, policy));
  const capacities = policies.map(({ capacity }) => capacity);
  const refills = policies.map(({ refillPerMinute }) => refillPerMinute);
  const firstRefill = new Date(now.getTime() + refillMarginMs);
  // In the order of their ids: two who lock the same rows never wait in a circle.
  const rows = await db.$queryRaw<{ id: string; tokens: number; refilledAt: Date }[]>`
    insert into "AzureBudget" as b (id, capacity, "refillPerMinute", tokens, "refilledAt")
    select id, capacity, refill, capacity - ${count}::int, ${firstRefill}
    from unnest(${ids}::text[], ${capacities}::float8[], ${refills}::float8[]) as p(id, capacity, refill) order by id
    on conflict (id) do update set (capacity, "refillPerMinute", tokens, "refilledAt") = (
      select excluded.capacity, excluded."refillPerMinute",
        least(excluded.capacity, b.tokens + minutes * excluded."refillPerMinute") - ${count}::int,
        case when b.tokens + minutes * excluded."refillPerMinute" >= excluded.capacity then ${firstRefill}
          else b."refilledAt" + minutes * interval '1 minute' end
      from (select greatest(0, floor(extract(epoch from ${now}::timestamptz - b."refilledAt") / 60))::float8) as passed(minutes)
    )
    returning id, tokens, "refilledAt"`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return Array.from({ length: count }, (_, taker) =>
    policies.flatMap((policy, index) => {
      const row = byId.get(ids[index] ?? "");
      if (!row) return [];
      // What was left when this one had taken its place.
      const tokens = row.tokens + count - 1 - taker;
      return [{ policy, at: turnAt({ ...policy, ...row, tokens }, now) }];
    }),
  );
}
