import { removeBillAction, takeBillAction, takeBillFitAction } from "#lib/actions/actuals.ts";
import { actualsQueries } from "../queries/actuals.ts";
import { costQueries } from "../queries/cost.ts";
import { useCommand } from "../use-command.ts";

export const useTakeBill = (onDone: () => void) =>
  useCommand(takeBillAction, {
    invalidates: [actualsQueries.all],
    success: ({ replaced }) => ({
      tone: "success",
      title: "The bill is compared with the estimate from now on",
      ...(replaced > 0 && { description: "Months that were imported before are replaced." }),
    }),
    onSuccess: onDone,
  });

export const useRemoveBill = (onDone: () => void) =>
  useCommand(removeBillAction, {
    invalidates: [actualsQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Bill removed" }),
    onSuccess: onDone,
  });

export const useTakeBillFit = () =>
  useCommand(takeBillFitAction, {
    invalidates: [actualsQueries.all, costQueries.all],
    success: () => ({
      tone: "success",
      title: "Taken as the fleet's assumption",
      description: "Estimates follow it from now on, and say that it comes from the bill.",
    }),
  });
