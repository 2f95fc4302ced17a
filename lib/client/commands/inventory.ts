import { requestSyncAction } from "#lib/actions/inventory.ts";
import { inventoryQueries } from "../queries/inventory.ts";
import { useCommand } from "../use-command.ts";

export const useRequestSync = () =>
  useCommand(requestSyncAction, {
    invalidates: [inventoryQueries.all],
    success: () => ({ tone: "info", title: "The inventory is being refreshed" }),
  });
