"use server";

import { deleteCostBudgetInput, saveCostBudgetInput } from "#lib/contracts/cost-budgets.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { deleteCostBudget } from "#lib/services/cost-budgets/delete-cost-budget.ts";
import { saveCostBudget } from "#lib/services/cost-budgets/save-cost-budget.ts";

export const saveCostBudgetAction = defineAction({
  name: "costBudget.save",
  input: saveCostBudgetInput,
  permission: "administer",
  run: saveCostBudget,
});

export const deleteCostBudgetAction = defineAction({
  name: "costBudget.delete",
  input: deleteCostBudgetInput,
  permission: "administer",
  run: deleteCostBudget,
});
