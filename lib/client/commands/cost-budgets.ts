import { deleteCostBudgetAction, saveCostBudgetAction } from "#lib/actions/cost-budgets.ts";
import { costBudgetQueries } from "../queries/cost-budgets.ts";
import { useCommand } from "../use-command.ts";

export const useSaveCostBudget = (onDone: () => void) =>
  useCommand(saveCostBudgetAction, {
    invalidates: [costBudgetQueries.all],
    errors: "inline",
    success: ({ name }) => ({ tone: "success", title: `Budget of ${name} saved` }),
    onSuccess: onDone,
  });

export const useDeleteCostBudget = (onDone: () => void) =>
  useCommand(deleteCostBudgetAction, {
    invalidates: [costBudgetQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Budget removed" }),
    onSuccess: onDone,
  });
