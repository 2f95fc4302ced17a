import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import type { Query } from "../runs/engine.ts";

type Asked = { place: BudgetPlace; policies: readonly BudgetPolicy[] };

/** Until when Azure has asked to stay away from one of these limits; null when it has not, or that is over. */
export const blockedUntil: Query<Asked, Date | null> = async (ctx, asked) => {
  const idsOf = ({ place, policies }: Asked) => policies.map(({ policy }) => budgetId(place, policy));
  const rows = await ctx.db.azureBudget.findMany({
    where: { id: { in: [...new Set(asked.flatMap(idsOf))] }, blockedUntil: { gt: ctx.now() } },
    select: { id: true, blockedUntil: true },
  });
  return asked.map((each) => {
    const ids = idsOf(each);
    const ends = rows.flatMap((row) => (ids.includes(row.id) && row.blockedUntil ? [row.blockedUntil.getTime()] : []));
    return ends.length === 0 ? null : new Date(Math.max(...ends));
  });
};
