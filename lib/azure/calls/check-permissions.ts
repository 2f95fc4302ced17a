import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { mapGrant, readPermissions } from "../permissions.ts";
import type { AzureAnswer, PermissionReading } from "../port.ts";
import { getList } from "./get-json.ts";

export function checkPermissions(
  session: ArmSession,
  subscriptionId: string,
): Promise<AzureAnswer<PermissionReading[]>> {
  return ask("read", session.options.now, async (exchange) => {
    const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
    return readPermissions((await getList(session, exchange, path)).map(mapGrant));
  });
}
