import { setCostAssumptionAction } from "#lib/actions/cost.ts";
import { costQueries } from "../queries/cost.ts";
import { useCommand } from "../use-command.ts";

export const useSetCostAssumption = (onDone: () => void) =>
  useCommand(setCostAssumptionAction, {
    invalidates: [costQueries.all],
    errors: "inline",
    success: ({ isSaid }) => ({
      tone: "success",
      title: isSaid ? "Assumption saved" : "Assumption taken back",
      description: "Estimates follow it from now on.",
    }),
    onSuccess: onDone,
  });
