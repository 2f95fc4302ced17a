import type { DeleteCostBudgetInput } from "#lib/contracts/cost-budgets.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

/** Its alert closes at the next look. */
export function deleteCostBudget(
  ctx: ServiceContext,
  { id }: DeleteCostBudgetInput,
): Promise<Result<null, ServiceError>> {
  return runCommand(ctx, "deleteCostBudget", async (tx) => {
    const budget = await tx.costBudget.findUnique({ where: { id } });
    if (!budget) return refuse("notFound", "This budget has been removed already. Reload the page.");
    await tx.costBudget.delete({ where: { id } });
    const { scope, scopeId, monthlyAmount, currency } = budget;
    return {
      value: null,
      audit: { action: "cost.budget.delete", target: scopeId, detail: { scope, scopeId, monthlyAmount, currency } },
    };
  });
}
