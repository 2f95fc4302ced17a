import { type BudgetScope, type CostBudgetDto, costBudgetsMax } from "#lib/contracts/cost-budgets.ts";
import type { CostBudget } from "#lib/db/generated/client.ts";
import { judgeBudget } from "#lib/domain/cost/judge-budget.ts";
import { noRange } from "#lib/domain/cost/range.ts";
import type { ServiceContext } from "../context.ts";
import { type FleetCost, loadFleetCost } from "../cost/load-fleet-cost.ts";
import { loadBudgetTargets } from "./load-budget-targets.ts";

/** Each budget with the estimate that it is for; nothing is reckoned while there is no budget. */
export async function loadBudgetStandings(ctx: Pick<ServiceContext, "db" | "now">): Promise<CostBudgetDto[]> {
  const budgets = await ctx.db.costBudget.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: costBudgetsMax,
  });
  if (budgets.length === 0) return [];
  const [fleet, targets] = await Promise.all([loadFleetCost(ctx), loadBudgetTargets(ctx.db)]);
  return budgets.map((budget) => {
    const name = targets.find(({ scope, id }) => scope === budget.scope && id === budget.scopeId)?.name ?? null;
    return { ...factsOf(budget), name, ...standingOf(budget, name, fleet) };
  });
}

const factsOf = ({ id, scope, scopeId, monthlyAmount, currency, createdBy }: CostBudget) => ({
  ...{ id, scopeId, monthlyAmount, currency, createdBy },
  scope: scope as BudgetScope,
});

function standingOf(
  { scope, scopeId, currency, monthlyAmount }: CostBudget,
  name: string | null,
  { estimate, inputs }: FleetCost,
): Pick<CostBudgetDto, "estimate" | "state" | "unpricedVms"> {
  if (name === null || currency !== estimate.currency) return { estimate: null, state: null, unpricedVms: 0 };
  const groups = scope === "policy" ? estimate.byPolicy : estimate.bySubscription;
  const { now, in12Months } = groups.find(({ key }) => key === scopeId) ?? { now: noRange, in12Months: noRange };
  const incomplete = inputs.vms.filter((vm, index) => {
    const owner = scope === "policy" ? inputs.machines[vm.machine]?.policyId : vm.subscriptionId;
    return owner === scopeId && estimate.byVm[index]?.isComplete === false;
  });
  return {
    estimate: { now, in12Months },
    state: judgeBudget(now.expected, monthlyAmount),
    unpricedVms: incomplete.length,
  };
}
