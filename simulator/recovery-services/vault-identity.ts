import type { ArmCall } from "#simulator/arm/call.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import { vaultIdOf } from "#simulator/recovery-services/vault-ids.ts";

/** The managed identities of a vault with the ids that Microsoft Entra gave them. */
export function identityOf(call: ArmCall, requested: JsonObject, existing: JsonObject | undefined): JsonObject {
  const type = typeof requested["type"] === "string" ? requested["type"] : String(existing?.["type"] ?? "None");
  const assigned = isObject(requested["userAssignedIdentities"])
    ? Object.keys(requested["userAssignedIdentities"])
    : [];
  const before = isObject(existing?.["userAssignedIdentities"]) ? existing["userAssignedIdentities"] : {};
  const userAssigned = {
    ...before,
    ...Object.fromEntries(
      assigned.map((id) => [id, { clientId: stableUuid(`${id}/client`), principalId: stableUuid(`${id}/principal`) }]),
    ),
  };
  return {
    type,
    ...(/SystemAssigned/i.test(type) && {
      principalId: stableUuid(`${vaultIdOf(call)}/identity`.toLowerCase()),
      tenantId: call.simulator.directory.tenantId,
    }),
    ...(/UserAssigned/i.test(type) && { userAssignedIdentities: userAssigned }),
  };
}
