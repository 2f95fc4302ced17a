import { setBinDaysAction, setEligibilityProfileAction } from "#lib/actions/settings.ts";
import { inventoryQueries } from "../queries/inventory.ts";
import { settingsQueries } from "../queries/settings.ts";
import { useCommand } from "../use-command.ts";

export const useSetEligibilityProfile = () =>
  useCommand(setEligibilityProfileAction, {
    invalidates: [settingsQueries.all, inventoryQueries.all],
    errors: "inline",
    success: () => ({
      tone: "success",
      title: "Eligibility profile saved",
      description: "The inventory is being refreshed; verdicts follow with it.",
    }),
  });

export const useSetBinDays = () =>
  useCommand(setBinDaysAction, {
    invalidates: [settingsQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Days in the bin saved" }),
  });
