import { grantOf } from "#simulator/arm/authorize.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Grant } from "#simulator/world/records.ts";

const actionsOf: Record<Grant, string[]> = {
  full: ["*"],
  read: ["*/read"],
  visible: ["Microsoft.Resources/subscriptions/read"],
  none: [],
};

/** GET .../providers/Microsoft.Authorization/permissions: what the caller itself may do at the scope. */
export function listPermissions(call: ArmCall): Answer {
  const grant = grantOf(call.simulator.world, call.principal.objectId, parameter(call, "subscriptionId"));
  const actions = actionsOf[grant];
  const value = actions.length > 0 ? [{ actions, notActions: [], dataActions: [], notDataActions: [] }] : [];
  return { status: 200, body: { value } };
}
