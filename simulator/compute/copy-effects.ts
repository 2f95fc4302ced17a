import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { copySpeed, mibToCopy } from "#simulator/compute/copy-speed.ts";
import { replicationStateOf, wholeAfter } from "#simulator/compute/replication.ts";
import type { DiskRestorePoint, OperationError, RestorePoint } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const copyEffects: EffectHandlers<"startRestorePointCopy"> = {
  startRestorePointCopy: {
    succeed(world, { pointId }, now) {
      const point = world.restorePoints.get(pointId);
      if (point?.provisioningState !== "Creating" || point.copy === undefined) return { error: preempted };
      if (world.restorePoints.get(point.copy.sourceId) === undefined) return { error: sourceGone };
      const disks = point.disks.map((disk) => ({
        ...disk,
        wholeAt: wholeAfter(now, mibToCopy(world, disk, isIncremental(world, point, disk, now)), copySpeed(world)),
      }));
      world.restorePoints.put({
        ...point,
        disks,
        copy: { ...point.copy, startedAt: now },
        provisioningState: "Succeeded",
      });
      noteInTarget(world, point);
      return {};
    },
    fail(world, { pointId }) {
      const point = world.restorePoints.get(pointId);
      if (point?.provisioningState === "Creating") world.restorePoints.put({ ...point, provisioningState: "Failed" });
    },
  },
};

const preempted: OperationError = {
  code: "OperationPreempted",
  message: "The operation was preempted: the restore point was deleted before its copy had started.",
};
const sourceGone: OperationError = {
  code: "OperationNotAllowed",
  message: "The source restore point was deleted before its copy had started.",
};

/** The first copy of a disk is full, and so is the next after all older points of its source have been deleted. */
function isIncremental(world: World, point: RestorePoint, disk: DiskRestorePoint, now: number): boolean {
  const hasOlder = (collectionId: string, isUsable: (older: RestorePoint) => boolean): boolean =>
    world.restorePoints
      .list(collectionId)
      .some(
        (older) =>
          older.createdAt < point.createdAt &&
          older.provisioningState === "Succeeded" &&
          older.disks.some(({ diskId }) => diskId === disk.diskId) &&
          isUsable(older),
      );
  const source = world.collections.get(point.collectionId)?.sourceId ?? "";
  return (
    hasOlder(point.collectionId, (older) => replicationStateOf(older, now) === "Succeeded") &&
    hasOlder(source, () => true)
  );
}

function noteInTarget(world: World, point: RestorePoint): void {
  const target = world.collections.get(point.collectionId);
  if (target?.copies === undefined) return;
  const newestSourceAt = Math.max(point.createdAt, target.copies.newestSourceAt ?? 0);
  world.collections.put({ ...target, copies: { ...target.copies, newestSourceAt } });
}
