import { armError } from "#simulator/arm/arm-error.ts";
import { grantOf, isAllowed } from "#simulator/arm/authorize.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { subscriptionOf, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The 403 for a caller who may do what the path says, but not what that needs of another resource in the body. */
export function linkedRefusal(call: ArmCall, linkedId: string, linkedAction: string): Answer | undefined {
  const { world } = call.simulator;
  const subscriptionId = subscriptionOf(linkedId);
  if (!world.subscriptions.get(subscriptionScope(subscriptionId))) return undefined;
  if (isAllowed(grantOf(world, call.principal.objectId, subscriptionId), linkedAction)) return undefined;
  return armError(
    403,
    "LinkedAuthorizationFailed",
    `The client '${call.principal.clientId}' with object id '${call.principal.objectId}' has permission to perform action '${call.operation.action}' on scope '${call.url.pathname}'; however, it does not have permission to perform action(s) '${linkedAction}' on the linked scope(s) '${linkedId}' (respectively) or the linked scope(s) are invalid.`,
  );
}
