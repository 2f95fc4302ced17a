import { costBudgetsMax, type SaveCostBudgetInput } from "#lib/contracts/cost-budgets.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { loadPriceSettings } from "../prices/price-settings.ts";
import { runCommand } from "../run-command.ts";
import { loadBudgetTargets } from "./load-budget-targets.ts";

/** Sets a monthly budget, in the currency that estimates are in now. */
export function saveCostBudget(
  ctx: ServiceContext,
  { scope, scopeId, monthlyAmount }: SaveCostBudgetInput,
): Promise<Result<{ name: string }, ServiceError>> {
  return runCommand(ctx, "saveCostBudget", async (tx) => {
    const target = (await loadBudgetTargets(tx)).find((each) => each.scope === scope && each.id === scopeId);
    if (!target) {
      const sentence = `This ${scope} is not there any more. Choose another.`;
      return refuse("notFound", sentence, { scopeId: [sentence] });
    }
    const { currency } = await loadPriceSettings(tx);
    const before = await tx.costBudget.findUnique({ where: { scope_scopeId: { scope, scopeId } } });
    if (!before && (await tx.costBudget.count()) >= costBudgetsMax) {
      refuse("notPossible", `There are ${costBudgetsMax} budgets already. Remove one first.`);
    }
    const amount = { monthlyAmount, currency };
    await tx.costBudget.upsert({
      where: { scope_scopeId: { scope, scopeId } },
      create: { id: ctx.newId(), scope, scopeId, ...amount, createdBy: actorName(ctx.actor), createdAt: ctx.now() },
      update: amount,
    });
    const earlier = before && { monthlyAmount: before.monthlyAmount, currency: before.currency };
    return {
      value: { name: target.name },
      audit: {
        action: "cost.budget.save",
        target: target.name,
        detail: { scope, scopeId, ...amount, before: earlier },
      },
    };
  });
}
