import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";

const minuteMs = 60_000;
/** Azure reports the progress of a background copy so often (virtual-machines-restore-points-copy, 2023-11-02). */
const reportEveryMs = 10 * minuteMs;
/** A copy that has not ended by then is terminated (same page). */
export const maximumCopyMs = 14 * 24 * 60 * minuteMs;

export type ReplicationState = "InProgress" | "Succeeded" | "Failed";
export type Replication = { state: ReplicationState; percent: number };

/** How far the background copy of a disk has come, as Azure reports it; nothing to copy is the same as copied. */
export function replicationOf(point: RestorePoint, disk: DiskRestorePoint, now: number): Replication {
  const { copy } = point;
  const startedAt = copy ? copy.startedAt : point.createdAt;
  if (startedAt === undefined) return { state: "InProgress", percent: 0 };
  const { wholeAt } = disk;
  const brokenAt = copy ? Math.min(copy.failedAt ?? Number.POSITIVE_INFINITY, startedAt + maximumCopyMs) : now;
  const seenAt = Math.min(now, brokenAt);
  if (wholeAt === undefined || wholeAt <= seenAt) return { state: "Succeeded", percent: 100 };
  const reportedMs = Math.floor(Math.max(0, seenAt - startedAt) / reportEveryMs) * reportEveryMs;
  const percent = Math.min(99, Math.floor((reportedMs / (wholeAt - startedAt)) * 100));
  return { state: brokenAt < now ? "Failed" : "InProgress", percent };
}

/** The state of a point is that of its worst disk. */
export function replicationStateOf(point: RestorePoint, now: number): ReplicationState {
  const states = point.disks.map((disk) => replicationOf(point, disk, now).state);
  return (["Failed", "InProgress"] as const).find((state) => states.includes(state)) ?? "Succeeded";
}

/** When a copy of so much is whole. Azure is seen to be done only at a report. */
export function wholeAfter(startedAt: number, mib: number, mibPerSecond: number): number {
  const ms = (mib / mibPerSecond) * 1000;
  return startedAt + Math.max(1, Math.ceil(ms / reportEveryMs)) * reportEveryMs;
}
