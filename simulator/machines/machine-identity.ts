import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";

/** The identity as it is answered, with what Microsoft Entra knows about it. `None` takes it away. */
export function identityOf(sent: JsonObject, machineId: string, tenantId: string): JsonObject | undefined {
  const kinds = String(sent["type"] ?? "").split(/\s*,\s*/);
  const hasSystem = kinds.some((kind) => kind.toLowerCase() === "systemassigned");
  const assigned = isObject(sent["userAssignedIdentities"]) ? sent["userAssignedIdentities"] : {};
  const users = Object.keys(assigned).map((id): [string, Json] => [
    id,
    { principalId: stableUuid(`principal/${id.toLowerCase()}`), clientId: stableUuid(`client/${id.toLowerCase()}`) },
  ]);
  if (!hasSystem && users.length === 0) return undefined;
  const type = hasSystem ? (users.length > 0 ? "SystemAssigned, UserAssigned" : "SystemAssigned") : "UserAssigned";
  return {
    type,
    ...(hasSystem && { principalId: stableUuid(`principal/${machineId.toLowerCase()}`), tenantId }),
    ...(users.length > 0 && { userAssignedIdentities: Object.fromEntries(users) }),
  };
}
