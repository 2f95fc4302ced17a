import { armError, invalidRequestContent, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { groupScope, normalLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { itemsInVault } from "#simulator/recovery-services/catch-up.ts";
import { addDefaultPolicies } from "#simulator/recovery-services/default-policies.ts";
import { showVault } from "#simulator/recovery-services/show-vault.ts";
import { hasProtectedItems } from "#simulator/recovery-services/soft-delete.ts";
import { identityOf } from "#simulator/recovery-services/vault-identity.ts";
import {
  asVault,
  backupRefusal,
  findVault,
  type Vault,
  vaultIdOf,
  vaultNotFound,
  vaultType,
} from "#simulator/recovery-services/vault-ids.ts";
import { vaultOperationHeaders, vaultStatusPath } from "#simulator/recovery-services/vault-operation.ts";
import {
  changedVaultProperties,
  newVaultProperties,
  provisionedProperties,
} from "#simulator/recovery-services/vault-properties.ts";
import { canonicalVault, vaultRefusal } from "#simulator/recovery-services/vault-request.ts";
import { ofType } from "#simulator/world/world.ts";

/** PUT .../vaults/{name}: 201 with `Azure-AsyncOperation` for a new vault, 200 for one that exists. */
export function putVault(call: ArmCall): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const refusal = vaultRefusal(call) ?? lockRefusal(call, vaultIdOf(call), "write");
  if (refusal) return refusal;
  const existing = findVault(call);
  return existing ? changeVault(call, existing) : createVault(call);
}

function createVault(call: ArmCall): Answer {
  const { world } = call.simulator;
  const location = valueAt(call.content, ["location"]);
  if (typeof location !== "string")
    return armError(400, "LocationRequired", "The location property is required for this definition.");
  const vault: Vault = {
    id: vaultIdOf(call),
    name: parameter(call, "vaultName"),
    type: vaultType,
    location: normalLocation(location),
    etag: etagAt(call.now),
    sku: { name: "Standard" },
    ...requestedParts(call),
    properties: newVaultProperties(propertiesOf(call)),
  };
  const effect = { kind: "finishVault", id: vault.id } as const;
  const operation = startOperation(call, { location: vault.location, effect, statusPath: vaultStatusPath(vault.id) });
  world.others.put(vault);
  addDefaultPolicies(world, vault, call.now);
  return { status: 201, headers: vaultOperationHeaders(call, operation, false), body: showVault(call, vault) };
}

export function patchVault(call: ArmCall): Answer {
  const existing = findVault(call);
  if (existing === undefined) return vaultNotFound(call);
  if (!isObject(call.content)) return invalidRequestContent("A change of a vault is a JSON object.");
  const refusal = vaultRefusal(call) ?? lockRefusal(call, existing.id, "write");
  return refusal ?? changeVault(call, existing);
}

function changeVault(call: ArmCall, existing: Vault): Answer {
  const location = valueAt(call.content, ["location"]);
  if (typeof location === "string" && normalLocation(location) !== normalLocation(existing.location)) {
    return armError(
      409,
      "InvalidResourceLocation",
      `The resource '${existing.name}' already exists in location '${existing.location}' in resource group '${parameter(call, "group")}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
    );
  }
  const redundancy = valueAt(call.content, ["properties", "redundancySettings", "standardTierStorageRedundancy"]);
  const before = valueAt(existing.properties, ["redundancySettings", "standardTierStorageRedundancy"]);
  if (redundancy !== undefined && redundancy !== before && hasProtectedItems(call.simulator.world, existing.id)) {
    return backupRefusal(
      400,
      "BMSUserErrorRedundancySettingsCannotBeModified",
      "The storage redundancy of a vault cannot be changed once it protects items.",
    );
  }
  const changed: Vault = {
    ...existing,
    ...requestedParts(call, existing),
    etag: etagAt(call.now),
    properties: changedVaultProperties(existing.properties, propertiesOf(call)),
  };
  call.simulator.world.others.put(changed);
  return { status: 200, body: showVault(call, changed) };
}

export function getVault(call: ArmCall): Answer {
  const vault = findVault(call);
  return vault ? { status: 200, body: showVault(call, vault) } : vaultNotFound(call);
}

export function listVaults(call: ArmCall): Answer {
  const { others } = call.simulator.world;
  const group = call.parameters["group"];
  if (group !== undefined && findGroup(call) === undefined) return resourceGroupNotFound(group);
  const subscriptionId = parameter(call, "subscriptionId");
  const scope = group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group);
  const keys = others.keys(ofType(scope, vaultType));
  return pageOf(call, { keys, get: (key) => asVault(others.get(key)) }, (vault) => showVault(call, vault));
}

/** DELETE: 202 with both headers; refused as long as anything in the vault is protected or softly deleted. */
export function deleteVault(call: ArmCall): Answer {
  const vault = findVault(call);
  if (vault === undefined) return { status: 204 };
  const refusal = lockRefusal(call, vault.id, "delete");
  if (refusal) return refusal;
  const items = itemsInVault(call.simulator.world, vault.id, call.now);
  if (items.some((item) => item.deleted !== undefined)) {
    return backupRefusal(
      400,
      "ServiceResourceNotEmptyWithBackendMessage",
      `Recovery Services vault cannot be deleted as there are backup items in soft deleted state in the vault. The soft deleted items are permanently deleted after their retention period. Please try vault deletion after that: ${items.map((item) => item.containerName).join(", ")}.`,
    );
  }
  if (items.length > 0) {
    return backupRefusal(
      400,
      "ServiceResourceNotEmptyWithContainerDetails",
      `Recovery Services vault cannot be deleted as there are existing resources within the vault: ${items.map((item) => item.containerName).join(", ")}. Please ensure all containers have been unregistered from the vault and all private endpoints associated with the vault have been deleted, and retry operation.`,
    );
  }
  const effect = { kind: "deleteVault", id: vault.id } as const;
  const operation = startOperation(call, { location: vault.location, effect, statusPath: vaultStatusPath(vault.id) });
  return { status: 202, headers: vaultOperationHeaders(call, operation, true) };
}

export function finishedVault(vault: Vault, now: number): Vault {
  return { ...vault, etag: etagAt(now), properties: provisionedProperties(vault.properties) };
}

/** The members of a request beside its properties; what is not given stays as it is. */
function requestedParts(call: ArmCall, existing?: Vault): Pick<Vault, "tags" | "sku" | "identity"> {
  const { tags, sku, identity } = canonicalVault(call.content);
  return {
    ...(isObject(tags) && { tags: tags as Record<string, string> }),
    ...(isObject(sku) && { sku }),
    ...(isObject(identity) && { identity: identityOf(call, identity, existing?.identity) }),
  };
}

function propertiesOf(call: ArmCall): JsonObject {
  const { properties } = canonicalVault(call.content);
  return isObject(properties) ? properties : {};
}

function etagAt(now: number): string {
  return `W/"datetime'${encodeURIComponent(new Date(now).toISOString())}'"`;
}
