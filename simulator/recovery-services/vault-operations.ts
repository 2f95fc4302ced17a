import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import * as usages from "#simulator/recovery-services/usages.ts";
import * as config from "#simulator/recovery-services/vault-config.ts";
import { inVault, vaultType } from "#simulator/recovery-services/vault-ids.ts";
import { getVaultOperationResult, getVaultOperationStatus } from "#simulator/recovery-services/vault-operation.ts";
import * as vaults from "#simulator/recovery-services/vaults.ts";

const family = "vaults";
const type = vaultType;
const list = `providers/${vaultType}`;
const vault = `${group}/${list}/{vaultName}`;

/** Recovery Services vaults and their settings. */
export const vaultOperations: readonly ArmOperation[] = [
  op("Vaults_ListBySubscriptionId", "GET", `${sub}/${list}`, { family, action: read(type), handle: vaults.listVaults }),
  op("Vaults_ListByResourceGroup", "GET", `${group}/${list}`, {
    family,
    action: read(type),
    handle: vaults.listVaults,
  }),
  op("Vaults_Get", "GET", vault, { family, action: read(type), handle: vaults.getVault }),
  op("Vaults_CreateOrUpdate", "PUT", vault, { family, action: write(type), handle: vaults.putVault }),
  op("Vaults_Update", "PATCH", vault, { family, action: write(type), handle: vaults.patchVault }),
  op("Vaults_Delete", "DELETE", vault, { family, action: remove(type), handle: vaults.deleteVault }),
  op("GetOperationStatus", "GET", `${vault}/operationStatus/{operationId}`, {
    family,
    action: read(`${type}/operationStatus`),
    handle: getVaultOperationStatus,
  }),
  op("GetOperationResult", "GET", `${vault}/operationResults/{operationId}`, {
    family,
    action: read(`${type}/operationResults`),
    handle: getVaultOperationResult,
  }),
  op("Usages_ListByVaults", "GET", `${vault}/usages`, {
    family,
    action: read(`${type}/usages`),
    handle: inVault(usages.listUsages),
  }),
  op("ReplicationUsages_List", "GET", `${vault}/replicationUsages`, {
    family,
    action: read(`${type}/usages`),
    handle: inVault(usages.emptyList),
  }),
  op(
    "RecoveryServices_CheckNameAvailability",
    "POST",
    `${group}/providers/Microsoft.RecoveryServices/locations/{location}/checkNameAvailability`,
    {
      family,
      action: "Microsoft.RecoveryServices/locations/checkNameAvailability/action",
      handle: usages.checkVaultName,
    },
  ),
  ...(["PUT", "PATCH"] as const).map((method) =>
    op(
      `BackupResourceVaultConfigs_${method === "PUT" ? "Put" : "Update"}`,
      method,
      `${vault}/backupconfig/vaultconfig`,
      { family: "backup", action: write(`${type}/backupconfig`), handle: inVault(config.changeVaultConfig) },
    ),
  ),
  op("BackupResourceVaultConfigs_Get", "GET", `${vault}/backupconfig/vaultconfig`, {
    family: "backup",
    action: read(`${type}/backupconfig`),
    handle: inVault(config.getVaultConfig),
  }),
  ...(["PUT", "PATCH"] as const).map((method) =>
    op(
      `BackupResourceStorageConfigsNonCRR_${method === "PUT" ? "Update" : "Patch"}`,
      method,
      `${vault}/backupstorageconfig/vaultstorageconfig`,
      { family: "backup", action: write(`${type}/backupstorageconfig`), handle: inVault(config.changeStorageConfig) },
    ),
  ),
  op("BackupResourceStorageConfigsNonCRR_Get", "GET", `${vault}/backupstorageconfig/vaultstorageconfig`, {
    family: "backup",
    action: read(`${type}/backupstorageconfig`),
    handle: inVault(config.getStorageConfig),
  }),
  op("ResourceGuardProxies_Get", "GET", `${vault}/backupResourceGuardProxies`, {
    family: "backup",
    action: read(`${type}/backupResourceGuardProxies`),
    handle: inVault(usages.emptyList),
  }),
];
