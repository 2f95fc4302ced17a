import { randomUUID } from "node:crypto";
import { subscriptionOf } from "#simulator/arm/resource-id.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import type { BackgroundCopy, Disk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const startMs = 60_000;
const perGibMs = 1_000;

/** How long the data of a new disk or snapshot take to arrive; `Enhanced` copies between regions go faster. */
export function copyDurationMs(gib: number, isEnhanced = false): number {
  return startMs + (gib * perGibMs) / (isEnhanced ? 4 : 1);
}

export function completionPercentAt({ startedAt, endsAt }: BackgroundCopy, now: number): number {
  const share = (now - startedAt) / Math.max(1, endsAt - startedAt);
  return Math.min(99, Math.max(0, Math.floor(share * 100)));
}

/** Lets the copy of a new resource's data end by itself, as an operation that no client was told about. */
export function scheduleCopyEnd(world: World, table: DiskKind, disk: Disk & { backgroundCopy: BackgroundCopy }): void {
  const { startedAt, endsAt } = disk.backgroundCopy;
  world.operations.put({
    id: randomUUID(),
    subscriptionId: subscriptionOf(disk.id),
    location: disk.location,
    startedAt,
    endsAt,
    status: "InProgress",
    statusPath: "",
    effect: { kind: "finishBackgroundCopy", table, id: disk.id },
  });
}
