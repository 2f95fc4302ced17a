import { z } from "zod";
import type { CostTotal } from "#lib/domain/cost/estimate-fleet.ts";
import type { BudgetState } from "#lib/domain/cost/judge-budget.ts";

export const budgetScopes = ["policy", "subscription"] as const;
export type BudgetScope = (typeof budgetScopes)[number];

export const costBudgetsMax = 200;

/** Sets the budget of a policy or subscription, or changes it: each has one at most. */
export const saveCostBudgetInput = z.object({
  scope: z.enum(budgetScopes),
  /** Our id. */
  scopeId: z.uuid("Choose what the budget is for."),
  /** In the installation's currency. */
  monthlyAmount: z
    .number("Enter an amount.")
    .positive("Enter an amount above zero.")
    .max(1_000_000_000, "Enter a smaller amount."),
});
export type SaveCostBudgetInput = z.infer<typeof saveCostBudgetInput>;

export const deleteCostBudgetInput = z.object({ id: z.uuid() });
export type DeleteCostBudgetInput = z.infer<typeof deleteCostBudgetInput>;

export type CostBudgetDto = {
  id: string;
  scope: BudgetScope;
  scopeId: string;
  /** Null when the policy or subscription is no longer there. */
  name: string | null;
  monthlyAmount: number;
  currency: string;
  createdBy: string;
  /** Null when the estimate is in another currency, or there is nothing to estimate any more. */
  estimate: CostTotal | null;
  state: BudgetState | null;
  /** VMs for which something has no price, so that the estimate is too low. */
  unpricedVms: number;
};

export type BudgetTargetDto = { scope: BudgetScope; id: string; name: string };

export type CostBudgetsDto = {
  /** What new budgets are in. */
  currency: string;
  budgets: CostBudgetDto[];
  /** What may have a budget, by name. */
  targets: BudgetTargetDto[];
};
