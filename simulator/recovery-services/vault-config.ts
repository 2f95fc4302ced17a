import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject, merged, valueAt } from "#simulator/json.ts";
import { hasProtectedItems } from "#simulator/recovery-services/soft-delete.ts";
import { backupRefusal, type Vault } from "#simulator/recovery-services/vault-ids.ts";
import { keepDaysRefusal } from "#simulator/recovery-services/vault-request.ts";

const onOff = ["Enabled", "Disabled", "AlwaysON"];

/** GET .../backupconfig/vaultconfig: the security settings of the vault under their older names. */
export function getVaultConfig(call: ArmCall, vault: Vault): Answer {
  return { status: 200, body: showVaultConfig(call, vault) };
}

/** PUT and PATCH of the same. */
export function changeVaultConfig(call: ArmCall, vault: Vault): Answer {
  const requested = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(requested)) return invalidRequestContent("A vault configuration is a JSON object with properties.");
  const {
    softDeleteFeatureState: state,
    enhancedSecurityState: security,
    softDeleteRetentionPeriodInDays: keep,
  } = requested;
  for (const [name, value] of Object.entries({ softDeleteFeatureState: state, enhancedSecurityState: security })) {
    if (value !== undefined && word(value) === undefined)
      return invalidRequestContent(`${name} must be one of ${onOff.join(", ")}.`);
  }
  const refusal = (keep === undefined ? undefined : keepDaysRefusal(keep)) ?? lockRefusal(call, vault.id, "write");
  if (refusal) return refusal;
  if (settingOf(vault, "softDeleteState") === "AlwaysON" && state !== undefined && word(state) !== "AlwaysON") {
    return backupRefusal(400, "BMSUserErrorSoftDeleteAlwaysOn", "Soft delete cannot be turned off any more.");
  }
  const changed = changeSettings(vault, {
    ...(state !== undefined && { softDeleteState: word(state) ?? "Enabled" }),
    ...(security !== undefined && { enhancedSecurityState: word(security) ?? "Enabled" }),
    ...(keep !== undefined && { softDeleteRetentionPeriodInDays: keep }),
  });
  call.simulator.world.others.put(changed);
  return { status: 200, body: showVaultConfig(call, changed) };
}

function changeSettings(vault: Vault, softDeleteSettings: JsonObject): Vault {
  return { ...vault, properties: merged(vault.properties, { securitySettings: { softDeleteSettings } }) };
}

function showVaultConfig(call: ArmCall, vault: Vault): unknown {
  const state = settingOf(vault, "softDeleteState") ?? "Enabled";
  const days = settingOf(vault, "softDeleteRetentionPeriodInDays") ?? 14;
  return {
    id: `${vault.id}/backupconfig/vaultconfig`,
    name: "vaultconfig",
    type: "Microsoft.RecoveryServices/vaults/backupconfig",
    properties: {
      enhancedSecurityState: settingOf(vault, "enhancedSecurityState") ?? "Enabled",
      softDeleteFeatureState: state,
      ...(call.apiVersion >= "2023-01-01" && { softDeleteRetentionPeriodInDays: days }),
      isSoftDeleteFeatureStateEditable: state !== "AlwaysON",
    },
  };
}

/** GET .../backupstorageconfig/vaultstorageconfig: the redundancy of the vault under its older names. */
export function getStorageConfig(call: ArmCall, vault: Vault): Answer {
  return { status: 200, body: showStorageConfig(call, vault) };
}

/** PUT and PATCH of the same; the redundancy is fixed once something is protected. */
export function changeStorageConfig(call: ArmCall, vault: Vault): Answer {
  const requested = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(requested)) return invalidRequestContent("A storage configuration is a JSON object with properties.");
  const refusal = lockRefusal(call, vault.id, "write");
  if (refusal) return refusal;
  const model = requested["storageModelType"] ?? requested["storageType"];
  if (model !== undefined && !redundancies.includes(String(model)))
    return invalidRequestContent(`storageModelType must be one of ${redundancies.join(", ")}.`);
  if (model !== undefined && hasProtectedItems(call.simulator.world, vault.id) && model !== redundancyOf(vault)) {
    return backupRefusal(
      400,
      "BMSUserErrorRedundancySettingsCannotBeModified",
      "The storage redundancy of a vault cannot be changed once it protects items.",
    );
  }
  const flag = requested["crossRegionRestoreFlag"];
  const redundancySettings = {
    ...(model !== undefined && { standardTierStorageRedundancy: model }),
    ...(typeof flag === "boolean" && { crossRegionRestore: flag ? "Enabled" : "Disabled" }),
  };
  const changed = { ...vault, properties: merged(vault.properties, { redundancySettings }) };
  call.simulator.world.others.put(changed);
  return call.method === "PATCH" ? { status: 204 } : { status: 200, body: showStorageConfig(call, changed) };
}

const redundancies = ["GeoRedundant", "LocallyRedundant", "ZoneRedundant", "ReadAccessGeoZoneRedundant"];

function showStorageConfig(call: ArmCall, vault: Vault): unknown {
  return {
    id: `${vault.id}/backupstorageconfig/vaultstorageconfig`,
    name: "vaultstorageconfig",
    type: "Microsoft.RecoveryServices/vaults/backupstorageconfig",
    properties: {
      storageModelType: redundancyOf(vault),
      storageType: redundancyOf(vault),
      storageTypeState: hasProtectedItems(call.simulator.world, vault.id) ? "Locked" : "Unlocked",
      crossRegionRestoreFlag: valueAt(vault.properties, ["redundancySettings", "crossRegionRestore"]) === "Enabled",
      dedupState: "Disabled",
      xcoolState: "Disabled",
    },
  };
}

function redundancyOf(vault: Vault): Json {
  return valueAt(vault.properties, ["redundancySettings", "standardTierStorageRedundancy"]) ?? "GeoRedundant";
}

function settingOf(vault: Vault, name: string): Json | undefined {
  return valueAt(vault.properties, ["securitySettings", "softDeleteSettings", name]);
}

function word(value: Json): string | undefined {
  return onOff.find((item) => item.toLowerCase() === String(value).toLowerCase());
}
