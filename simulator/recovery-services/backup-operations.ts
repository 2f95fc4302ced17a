import type { ArmCall } from "#simulator/arm/call.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import {
  getBackupOperationResult,
  getBackupOperationStatus,
  nothing,
} from "#simulator/recovery-services/backup-operation.ts";
import * as status from "#simulator/recovery-services/backup-status.ts";
import * as containers from "#simulator/recovery-services/containers.ts";
import { deleteProtectedItem } from "#simulator/recovery-services/delete-item.ts";
import * as jobs from "#simulator/recovery-services/jobs.ts";
import * as policies from "#simulator/recovery-services/policies.ts";
import { policyResult } from "#simulator/recovery-services/policy-result.ts";
import { putProtectedItem } from "#simulator/recovery-services/protect-item.ts";
import * as items from "#simulator/recovery-services/protected-items.ts";
import * as points from "#simulator/recovery-services/recovery-points.ts";
import { triggerBackup } from "#simulator/recovery-services/trigger-backup.ts";
import * as usages from "#simulator/recovery-services/usages.ts";
import { inVault, type Vault, vaultType } from "#simulator/recovery-services/vault-ids.ts";

const vault = `${group}/providers/${vaultType}/{vaultName}`;
const fabric = `${vault}/backupFabrics/{fabricName}`;
const container = `${fabric}/protectionContainers/{containerName}`;
const item = `${container}/protectedItems/{protectedItemName}`;
const policy = `${vault}/backupPolicies/{policyName}`;
const job = `${vault}/backupJobs/{jobName}`;
const location = `${sub}/providers/Microsoft.RecoveryServices/locations/{location}`;

const policyType = `${vaultType}/backupPolicies`;
const itemType = `${vaultType}/backupFabrics/protectionContainers/protectedItems`;
const jobType = `${vaultType}/backupJobs`;

/** A row of the backup service whose handler needs the vault. */
function row(
  name: string,
  method: ArmOperation["method"],
  path: string,
  action: string,
  handle: (call: ArmCall, vault: Vault) => Answer,
): ArmOperation {
  return op(name, method, path, { family: "backup", action, handle: inVault(handle) });
}

const getStatus = inVault(getBackupOperationStatus);

/** Azure Backup of virtual machines: policies, items, backups, jobs and recovery points. */
export const backupOperations: readonly ArmOperation[] = [
  row("BackupPolicies_List", "GET", `${vault}/backupPolicies`, read(policyType), policies.listPolicies),
  row("ProtectionPolicies_Get", "GET", policy, read(policyType), policies.getPolicy),
  row("ProtectionPolicies_CreateOrUpdate", "PUT", policy, write(policyType), policies.putPolicy),
  row("ProtectionPolicies_Delete", "DELETE", policy, remove(policyType), policies.deletePolicy),
  row(
    "ProtectionPolicyOperationStatuses_Get",
    "GET",
    `${policy}/operations/{operationId}`,
    read(`${policyType}/operations`),
    getStatus,
  ),
  row(
    "ProtectionPolicyOperationResults_Get",
    "GET",
    `${policy}/operationResults/{operationId}`,
    read(`${policyType}/operationResults`),
    getBackupOperationResult(policyResult),
  ),
  row(
    "BackupProtectableItems_List",
    "GET",
    `${vault}/backupProtectableItems`,
    read(`${vaultType}/backupProtectableItems`),
    containers.listProtectableItems,
  ),
  row(
    "BackupProtectionContainers_List",
    "GET",
    `${vault}/backupProtectionContainers`,
    read(`${vaultType}/backupProtectionContainers`),
    containers.listContainers,
  ),
  row(
    "ProtectionContainers_Get",
    "GET",
    container,
    read(`${vaultType}/backupFabrics/protectionContainers`),
    containers.getContainer,
  ),
  row(
    "ProtectionContainers_Refresh",
    "POST",
    `${fabric}/refreshContainers`,
    `${vaultType}/backupFabrics/refreshContainers/action`,
    containers.refreshContainers,
  ),
  row(
    "ProtectionContainers_Inquire",
    "POST",
    `${container}/inquire`,
    `${vaultType}/backupFabrics/protectionContainers/inquire/action`,
    containers.refreshContainers,
  ),
  row(
    "ProtectionContainerRefreshOperationResults_Get",
    "GET",
    `${fabric}/operationResults/{operationId}`,
    read(`${vaultType}/backupFabrics/operationResults`),
    getBackupOperationResult(nothing),
  ),
  row(
    "ProtectionContainerOperationResults_Get",
    "GET",
    `${container}/operationResults/{operationId}`,
    read(`${vaultType}/backupFabrics/protectionContainers/operationResults`),
    getBackupOperationResult(nothing),
  ),
  row(
    "BackupProtectedItems_List",
    "GET",
    `${vault}/backupProtectedItems`,
    read(`${vaultType}/backupProtectedItems`),
    items.listProtectedItems,
  ),
  row("ProtectedItems_Get", "GET", item, read(itemType), items.getProtectedItem),
  row("ProtectedItems_CreateOrUpdate", "PUT", item, write(itemType), putProtectedItem),
  row("ProtectedItems_Delete", "DELETE", item, remove(itemType), deleteProtectedItem),
  row(
    "ProtectedItemOperationStatuses_Get",
    "GET",
    `${item}/operationsStatus/{operationId}`,
    read(`${itemType}/operationsStatus`),
    getStatus,
  ),
  row(
    "ProtectedItemOperationResults_Get",
    "GET",
    `${item}/operationResults/{operationId}`,
    read(`${itemType}/operationResults`),
    getBackupOperationResult(items.itemResult),
  ),
  row("Backups_Trigger", "POST", `${item}/backup`, `${itemType}/backup/action`, triggerBackup),
  row(
    "RecoveryPoints_List",
    "GET",
    `${item}/recoveryPoints`,
    read(`${itemType}/recoveryPoints`),
    points.listRecoveryPoints,
  ),
  row(
    "RecoveryPoints_Get",
    "GET",
    `${item}/recoveryPoints/{recoveryPointId}`,
    read(`${itemType}/recoveryPoints`),
    points.getRecoveryPoint,
  ),
  row("BackupJobs_List", "GET", `${vault}/backupJobs`, read(jobType), jobs.listJobs),
  row("JobDetails_Get", "GET", job, read(jobType), jobs.getJob),
  row("JobCancellations_Trigger", "POST", `${job}/cancel`, `${jobType}/cancel/action`, jobs.cancelJob),
  row(
    "JobOperationResults_Get",
    "GET",
    `${job}/operationResults/{operationId}`,
    read(`${jobType}/operationResults`),
    getBackupOperationResult(nothing),
  ),
  row(
    "BackupOperationStatuses_Get",
    "GET",
    `${vault}/backupOperations/{operationId}`,
    read(`${vaultType}/backupOperations`),
    getStatus,
  ),
  row(
    "BackupOperationResults_Get",
    "GET",
    `${vault}/backupOperationResults/{operationId}`,
    read(`${vaultType}/backupOperationResults`),
    getBackupOperationResult(nothing),
  ),
  row(
    "BackupUsageSummaries_List",
    "GET",
    `${vault}/backupUsageSummaries`,
    read(`${vaultType}/backupUsageSummaries`),
    usages.listUsageSummaries,
  ),
  row("BackupEngines_List", "GET", `${vault}/backupEngines`, read(`${vaultType}/backupEngines`), usages.emptyList),
  row(
    "BackupProtectionIntent_List",
    "GET",
    `${vault}/backupProtectionIntents`,
    read(`${vaultType}/backupProtectionIntents`),
    usages.emptyList,
  ),
  row(
    "ProtectableContainers_List",
    "GET",
    `${fabric}/protectableContainers`,
    read(`${vaultType}/backupFabrics/protectableContainers`),
    usages.emptyList,
  ),
  op("BackupStatus_Get", "POST", `${location}/backupStatus`, {
    family: "backup",
    action: "Microsoft.RecoveryServices/locations/backupStatus/action",
    handle: status.getBackupStatus,
  }),
  op("ProtectionIntent_Validate", "POST", `${location}/backupPreValidateProtection`, {
    family: "backup",
    action: "Microsoft.RecoveryServices/locations/backupPreValidateProtection/action",
    handle: status.validateProtection,
  }),
  op("FeatureSupport_Validate", "POST", `${location}/backupValidateFeatures`, {
    family: "backup",
    action: "Microsoft.RecoveryServices/locations/backupValidateFeatures/action",
    handle: status.validateFeatures,
  }),
];
