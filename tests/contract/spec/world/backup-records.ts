import { itemNamesIn } from "#simulator/recovery-services/item-names.ts";
import { normalizePolicy } from "#simulator/recovery-services/normalize-policy.ts";
import type {
  BackupJob,
  BackupJobKind,
  BackupPolicy,
  ProtectedItem,
  RecoveryPoint,
} from "#simulator/world/backup-records.ts";
import { at, isObject } from "./json-shape.ts";
import type { ResourcePath } from "./resource-path.ts";

/** A policy in the vault of the path, as a body of Azure's shows it, which need not be one that Azure would still take. */
export function policyRecord(path: ResourcePath, hint: unknown): BackupPolicy {
  const shown = at(hint, "properties");
  const properties = isObject(shown) && shown["backupManagementType"] !== undefined ? shown : leastPolicy;
  const vaultId = vaultIdIn(path.id);
  return {
    id: `${vaultId}/backupPolicies/${path.name}`,
    name: path.name,
    vaultId,
    properties: normalizePolicy(structuredClone(properties) as never),
  };
}

/** The machine that an item protects, told from its name: `VM;iaasvmcontainerv2;{group};{vm}`. */
export function machineOfItem(path: ResourcePath): string {
  const [, , group, name] = path.name.split(";");
  return `/subscriptions/${path.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/${name}`;
}

export function policyOfItem(path: ResourcePath, hint: unknown): string {
  const shown = at(hint, "properties", "policyId");
  return typeof shown === "string" ? shown : `${vaultIdIn(path.id)}/backupPolicies/DefaultPolicy`;
}

/** A protected item that was backed up once. */
export function itemRecords(path: ResourcePath, hint: unknown): { item: ProtectedItem; point: RecoveryPoint } {
  const vaultId = vaultIdIn(path.id);
  const { itemId, itemName, containerName } = itemNamesIn(vaultId, path.name.replace(/^vm;/i, ""));
  const vmId = machineOfItem(path);
  const takenAt = Date.now() - 3_600_000;
  return {
    item: {
      id: itemId,
      name: itemName,
      vaultId,
      containerName,
      vmId,
      vmName: vmId.split("/").at(-1) ?? "",
      policyId: policyOfItem(path, hint),
      protectionState: "Protected",
      wasEnhanced: at(hint, "properties", "policyType") === "V2",
      dataId: "1",
      scheduledThrough: Date.now(),
    },
    point: {
      id: `${itemId}/recoveryPoints/1`,
      name: "1",
      itemId,
      takenAt,
      visibleAt: takenAt,
      consistency: "AppConsistent",
      snapshotUntil: takenAt + 86_400_000,
      inVaultAt: takenAt,
      expiresAt: takenAt + 30 * 86_400_000,
      rule: "Daily",
      machine: {},
    },
  };
}

/** A job as a body of Azure's shows it; one that is in progress stays so. */
export function jobRecord(path: ResourcePath, hint: unknown): BackupJob {
  const vaultId = vaultIdIn(path.id);
  const text = (name: string, otherwise: string) => String(at(hint, "properties", name) ?? otherwise);
  const startedAt = Date.parse(text("startTime", new Date().toISOString()));
  const status = text("status", "InProgress");
  const endsAt = status === "InProgress" ? null : Date.parse(text("endTime", text("startTime", "")));
  return {
    id: `${vaultId}/backupJobs/${path.name}`,
    name: path.name,
    vaultId,
    kind: text("operation", "Backup") as BackupJobKind,
    friendlyName: text("entityFriendlyName", "vm"),
    activityId: text("activityId", "00000000-0000-0000-0000-000000000000"),
    startedAt,
    endsAt,
    snapshotEndsAt: endsAt,
    outcome: status === "InProgress" ? "Completed" : (status as BackupJob["outcome"]),
    isUserTriggered: true,
    propertyBag: { "VM Name": text("entityFriendlyName", "vm") },
  };
}

const leastPolicy = {
  backupManagementType: "AzureIaasVM",
  schedulePolicy: {
    schedulePolicyType: "SimpleSchedulePolicy",
    scheduleRunFrequency: "Daily",
    scheduleRunTimes: ["2018-01-24T02:00:00Z"],
  },
  retentionPolicy: {
    retentionPolicyType: "LongTermRetentionPolicy",
    dailySchedule: {
      retentionTimes: ["2018-01-24T02:00:00Z"],
      retentionDuration: { count: 30, durationType: "Days" },
    },
  },
};

const vaultIdIn = (id: string): string => /^.*\/vaults\/[^/]+/i.exec(id)?.[0] ?? id;
