import type { JsonObject } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import { retentionOf } from "#simulator/recovery-services/retention.ts";
import { dayMs, scheduledInstants } from "#simulator/recovery-services/schedule.ts";
import { removeItem } from "#simulator/recovery-services/soft-delete.ts";
import {
  type BackupOutcome,
  backupJob,
  backupOutcome,
  machineFacts,
  transferFactor,
} from "#simulator/recovery-services/take-backup.ts";
import { itemsOfVm, type ProtectedItem } from "#simulator/world/backup-records.ts";
import type { World } from "#simulator/world/world.ts";

const scheduledSnapshotMs = 2 * 60_000;
const keepJobsMs = 30 * dayMs;

/** The items of a vault as they are now. */
export function itemsInVault(world: World, vaultId: string, now: number): ProtectedItem[] {
  return world.protectedItems.list(vaultId).flatMap((item) => catchUp(world, item, now) ?? []);
}

/** The item with this id as it is now. */
export function currentItem(world: World, itemId: string, now: number): ProtectedItem | undefined {
  const item = world.protectedItems.get(itemId);
  return item && catchUp(world, item, now);
}

/** The items of all vaults that protect a machine. */
export function protectionOf(world: World, vmId: string, now: number): ProtectedItem[] {
  return world.protectedItems.list(itemsOfVm(vmId)).flatMap((item) => catchUp(world, item, now) ?? []);
}

/**
 * Makes the backups that the schedule has asked for since somebody last looked, and drops what has expired. A backup's
 * outcome follows from the machine as it is now, not as it was at the scheduled instant.
 */
export function catchUp(world: World, item: ProtectedItem, now: number): ProtectedItem | undefined {
  if (item.deleted !== undefined) {
    if (now < item.deleted.at + item.deleted.keepDays * dayMs) return item;
    removeItem(world, item.id);
    return undefined;
  }
  const policy = item.policyId === null ? undefined : world.backupPolicies.get(item.policyId)?.properties;
  if (policy === undefined || item.protectionState === "BackupsSuspended") return item;
  const instants = [...scheduledInstants(policy, item.scheduledThrough, now)];
  if (instants.length === 0) {
    prune(world, item, now);
    return item;
  }
  const outcome = backupOutcome(world, item, policy);
  for (const [index, at] of instants.entries())
    backUp(world, item, { at, policy, outcome, now, isLatest: index === instants.length - 1 });
  const current = world.protectedItems.put({ ...item, scheduledThrough: now });
  prune(world, item, now);
  return current;
}

type Backup = { at: number; policy: JsonObject; outcome: BackupOutcome; now: number; isLatest: boolean };

function backUp(world: World, item: ProtectedItem, { at, policy, outcome, now, isLatest }: Backup): void {
  const retention = retentionOf(policy, at);
  const snapshotEndsAt = at + scheduledSnapshotMs;
  const inVaultAt = retention.goesToVault ? snapshotEndsAt + scheduledSnapshotMs * transferFactor : null;
  const name = stableUuid(`${item.id}/${at}`);
  if (at > now - keepJobsMs) {
    const endsAt = inVaultAt ?? snapshotEndsAt;
    const activityId = stableUuid(`${name}/activity`);
    const job = { name, startedAt: at, snapshotEndsAt, endsAt, isUserTriggered: false, activityId };
    world.backupJobs.put(backupJob(item, job, outcome));
  }
  if (outcome.outcome === "Failed" || (retention.expiresAt <= now && !isLatest)) return;
  const { rule, expiresAt, snapshotUntil } = retention;
  const pointName = recoveryPointName(`${item.id}/${at}`);
  world.recoveryPoints.put({
    id: `${item.id}/recoveryPoints/${pointName}`,
    name: pointName,
    itemId: item.id,
    takenAt: at,
    visibleAt: snapshotEndsAt,
    consistency: outcome.consistency,
    snapshotUntil,
    inVaultAt,
    expiresAt,
    rule,
    machine: machineFacts(item, outcome.vm),
  });
}

/** Recovery points have numbers for names. */
export function recoveryPointName(seed: string): string {
  return String(Number.parseInt(stableUuid(seed).replaceAll("-", "").slice(0, 12), 16));
}

/** The latest point is never removed, however old it is. */
function prune(world: World, item: ProtectedItem, now: number): void {
  const points = world.recoveryPoints.list(item.id);
  const latest = points.reduce((newest, { takenAt }) => Math.max(newest, takenAt), 0);
  for (const point of points)
    if (point.expiresAt <= now && point.takenAt !== latest) world.recoveryPoints.delete(point.id);
  for (const job of world.backupJobs.list(item.id))
    if (job.startedAt <= now - keepJobsMs && job.endsAt !== null) world.backupJobs.delete(job.id);
}
