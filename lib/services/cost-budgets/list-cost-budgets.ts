import type { CostBudgetsDto } from "#lib/contracts/cost-budgets.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceSettings } from "../prices/price-settings.ts";
import { loadBudgetStandings } from "./load-budget-standings.ts";
import { loadBudgetTargets } from "./load-budget-targets.ts";

export async function listCostBudgets(ctx: ServiceContext): Promise<CostBudgetsDto> {
  const [{ currency }, budgets, targets] = await Promise.all([
    loadPriceSettings(ctx.db),
    loadBudgetStandings(ctx),
    loadBudgetTargets(ctx.db),
  ]);
  return { currency, budgets, targets };
}
