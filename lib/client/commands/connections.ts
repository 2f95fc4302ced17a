import {
  addConnectionAction,
  checkConnectionAction,
  removeConnectionAction,
  setSubscriptionScopeAction,
} from "#lib/actions/connections.ts";
import { connectionQueries } from "../queries/connections.ts";
import { inventoryQueries } from "../queries/inventory.ts";
import { vmQueries } from "../queries/vms.ts";
import { useCommand } from "../use-command.ts";

/** Where connections show: their own list, how fresh the fleet is, the fleet, the shell's host, the overview. */
const connectionsShowOn = [
  connectionQueries.all,
  inventoryQueries.all,
  vmQueries.all,
  ["system"],
  ["overview"],
] as const;

export const useAddConnection = (onDone: () => void) =>
  useCommand(addConnectionAction, {
    invalidates: connectionsShowOn,
    errors: "inline",
    onSuccess: onDone,
    success: ({ subscriptions }) => ({
      tone: "success",
      title: "Connection added",
      description:
        subscriptions === 1
          ? "It sees one subscription; the inventory is being read."
          : `It sees ${subscriptions} subscriptions; the inventory is being read.`,
    }),
  });

export const useCheckConnection = () =>
  useCommand(checkConnectionAction, { invalidates: [connectionQueries.all], errors: "toast" });

export const useRemoveConnection = (onDone: () => void) =>
  useCommand(removeConnectionAction, {
    invalidates: connectionsShowOn,
    errors: "inline",
    onSuccess: onDone,
    success: () => ({ tone: "success", title: "Connection removed", description: "Its secret has been destroyed." }),
  });

export const useSetSubscriptionScope = () =>
  useCommand(setSubscriptionScopeAction, { invalidates: connectionsShowOn, errors: "toast" });
