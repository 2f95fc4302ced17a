"use server";

import { addConnectionInput, connectionIdInput, setSubscriptionScopeInput } from "#lib/contracts/connections.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { addConnection } from "#lib/services/connections/add-connection.ts";
import { checkConnection } from "#lib/services/connections/check-connection.ts";
import { removeConnection } from "#lib/services/connections/remove-connection.ts";
import { setSubscriptionScope } from "#lib/services/connections/set-subscription-scope.ts";

export const addConnectionAction = defineAction({
  name: "connections.add",
  input: addConnectionInput,
  permission: "administer",
  run: addConnection,
});

export const checkConnectionAction = defineAction({
  name: "connections.check",
  input: connectionIdInput,
  permission: "administer",
  run: checkConnection,
});

export const removeConnectionAction = defineAction({
  name: "connections.remove",
  input: connectionIdInput,
  permission: "administer",
  run: removeConnection,
});

export const setSubscriptionScopeAction = defineAction({
  name: "connections.setSubscriptionScope",
  input: setSubscriptionScopeInput,
  permission: "administer",
  run: setSubscriptionScope,
});
