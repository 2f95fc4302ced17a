import type { ArmCall } from "#simulator/arm/call.ts";
import type { JsonObject } from "#simulator/json.ts";
import { jobProgress } from "#simulator/recovery-services/job-progress.ts";
import { dayMs } from "#simulator/recovery-services/schedule.ts";
import { backupTime } from "#simulator/recovery-services/wire-time.ts";
import type { BackupJob, ProtectedItem, RecoveryPoint } from "#simulator/world/backup-records.ts";
import type { World } from "#simulator/world/world.ts";

/** What an item shows as the time of its last backup while it has none. */
const never = "2001-01-01T00:00:00Z";

/** A protected item on the wire; `extended` adds what `$expand=extendedinfo` asks for. */
export function showProtectedItem(call: ArmCall, item: ProtectedItem, extended: boolean): unknown {
  const { world } = call.simulator;
  const { apiVersion, now } = call;
  const last = lastBackup(world, item, now);
  const points = visiblePoints(world, item, now);
  const newest = points.at(-1);
  const policyName = item.policyId?.split("/").at(-1);
  const isHealthy = last === undefined || last.status !== "Failed";
  return {
    id: item.id,
    name: item.name,
    type: "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
    properties: {
      friendlyName: item.vmName,
      virtualMachineId: item.vmId,
      protectionStatus: isHealthy ? "Healthy" : "Unhealthy",
      protectionState: stateOf(item, points),
      healthStatus: isHealthy ? "Passed" : "ActionRequired",
      lastBackupStatus: last?.status ?? "",
      lastBackupTime: last === undefined ? never : backupTime(last.at),
      protectedItemDataId: item.dataId,
      protectedItemType: "Microsoft.Compute/virtualMachines",
      backupManagementType: "AzureIaasVM",
      workloadType: "VM",
      containerName: item.containerName,
      sourceResourceId: item.vmId,
      policyId: item.policyId ?? "",
      ...(policyName !== undefined && { policyName }),
      ...(newest && { lastRecoveryPoint: backupTime(newest.takenAt) }),
      ...(apiVersion >= "2023-01-01" && { vaultId: `${call.origin}${item.vaultId}` }),
      ...(apiVersion >= "2025-01-01" && item.policyId !== null && { policyType: item.wasEnhanced ? "V2" : "V1" }),
      isArchiveEnabled: false,
      ...(item.extendedProperties && { extendedProperties: item.extendedProperties }),
      ...(item.deleted && deletion(item.deleted, now)),
      ...(extended && { extendedInfo: extendedInfo(points) }),
    },
  };
}

/** How the last backup went whose snapshot has ended. */
export function lastBackup(world: World, item: ProtectedItem, now: number): { status: string; at: number } | undefined {
  const hasEnded = (job: BackupJob) =>
    job.kind === "Backup" && job.cancelledAt === undefined && (job.snapshotEndsAt ?? Number.POSITIVE_INFINITY) <= now;
  const latest = world.backupJobs
    .list(item.id)
    .filter(hasEnded)
    .reduce<BackupJob | undefined>((best, job) => (best && best.startedAt > job.startedAt ? best : job), undefined);
  if (latest === undefined) return undefined;
  const { status } = jobProgress(latest, now);
  return { status: status === "Failed" ? "Failed" : "Completed", at: latest.startedAt };
}

/** Points whose snapshot is complete, oldest first. */
export function visiblePoints(world: World, item: Pick<ProtectedItem, "id">, now: number): RecoveryPoint[] {
  return world.recoveryPoints
    .list(item.id)
    .filter((point) => point.visibleAt <= now)
    .toSorted((a, b) => a.takenAt - b.takenAt);
}

/** Until its first recovery point an item waits for its initial replication. */
export function stateOf(item: ProtectedItem, points: readonly RecoveryPoint[]): ProtectedItem["protectionState"] {
  if (item.deleted !== undefined) return "ProtectionStopped";
  if (item.protectionState !== "IRPending" && item.protectionState !== "Protected") return item.protectionState;
  return points.length > 0 ? "Protected" : "IRPending";
}

function deletion({ at, keepDays }: NonNullable<ProtectedItem["deleted"]>, now: number): JsonObject {
  const leftMs = Math.max(0, at + keepDays * dayMs - now);
  return {
    isScheduledForDeferredDelete: true,
    deferredDeleteTimeInUTC: backupTime(at),
    deferredDeleteTimeRemaining: timeSpan(leftMs),
    isDeferredDeleteScheduleUpcoming: leftMs < 2 * dayMs,
  };
}

function extendedInfo(points: readonly RecoveryPoint[]): JsonObject {
  const [oldest] = points;
  const inVault = points.find((point) => point.inVaultAt !== null);
  return {
    ...(oldest && { oldestRecoveryPoint: backupTime(oldest.takenAt) }),
    ...(inVault && { oldestRecoveryPointInVault: backupTime(inVault.takenAt) }),
    recoveryPointCount: points.length,
    policyInconsistent: false,
  };
}

/** Days, hours, minutes and seconds as .NET writes a time span: `13.23:59:40`. */
function timeSpan(ms: number): string {
  const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const seconds = ms / 1000;
  const time = [(seconds / 3600) % 24, (seconds / 60) % 60, seconds % 60].map(twoDigits).join(":");
  return `${Math.floor(ms / dayMs)}.${time}`;
}
