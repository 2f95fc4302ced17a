import { armError, subscriptionNotFound } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Grant } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** What a principal may do in a subscription. Without a row it is nothing. */
export function grantOf(world: World, principalId: string, subscriptionId: string): Grant {
  return world.grants.get(`${principalId}|${subscriptionId}`)?.grant ?? "none";
}

export function isAllowed(grant: Grant, action: string): boolean {
  if (grant === "full") return true;
  if (grant === "read") return action.toLowerCase().endsWith("/read");
  return grant === "visible" && action === "Microsoft.Resources/subscriptions/read";
}

/** Azure role-based access, reduced to one grant per principal and subscription. */
export function authorize(call: CallInProgress): Answer | undefined {
  const { operation, parameters, principal, simulator } = call;
  if (!operation || !parameters || !principal)
    throw new Error("Caller and operation must be known before access is checked.");
  const subscriptionId = parameters["subscriptionId"];
  if (subscriptionId === undefined) return undefined;
  if (!simulator.world.subscriptions.get(subscriptionScope(subscriptionId)))
    return subscriptionNotFound(subscriptionId);
  if (operation.action === null) return undefined;
  const grant = grantOf(simulator.world, principal.objectId, subscriptionId);
  if (isAllowed(grant, operation.action)) return undefined;
  const scope = call.url.pathname.replace(/\/(start|restart|powerOff|deallocate|instanceView)$/i, "");
  return armError(
    403,
    "AuthorizationFailed",
    `The client '${principal.clientId}' with object id '${principal.objectId}' does not have authorization to perform action '${operation.action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}
