import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import { refilled, turnAt } from "#lib/domain/azure-budget/token-bucket.ts";
import type { Query } from "../runs/engine.ts";

type Asked = { place: BudgetPlace; policies: readonly BudgetPolicy[] };

/** When the last of those who wait for a place in one of these budgets will have had it; null when nobody waits. */
export const lineEndsAt: Query<Asked, Date | null> = async (ctx, asked) => {
  const now = ctx.now();
  const idsOf = ({ place, policies }: Asked) => policies.map(({ policy }) => budgetId(place, policy));
  const rows = await ctx.db.azureBudget.findMany({
    where: { id: { in: [...new Set(asked.flatMap(idsOf))] }, tokens: { lt: 0 } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return asked.map(({ place, policies }) => {
    const ends = policies.flatMap((policy) => {
      const row = byId.get(budgetId(place, policy.policy));
      return row ? [turnAt(refilled({ ...policy, ...row }, now), now).getTime()] : [];
    });
    const last = Math.max(...ends);
    return last > now.getTime() ? new Date(last) : null;
  });
};
