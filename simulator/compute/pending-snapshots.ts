import { sameId } from "#simulator/arm/resource-id.ts";
import { replicationOf } from "#simulator/compute/replication.ts";
import type { Disk, RestorePoint } from "#simulator/world/records.ts";
import { pointsOfVm, type World } from "#simulator/world/world.ts";

/** Snapshots of a Premium SSD v2 or Ultra disk that may be copied in the background at a time. */
export const maximumPendingSnapshots = 3;

/** Points of the machine whose copy of this disk is not whole yet. */
export function pendingSnapshots(world: World, of: { vmId: string; disk: Disk; now: number }): number {
  const isPending = (point: RestorePoint): boolean =>
    point.disks.some(
      (own) => sameId(own.diskId, of.disk.id) && replicationOf(point, own, of.now).state === "InProgress",
    );
  return world.restorePoints.list(pointsOfVm(of.vmId)).filter(isPending).length;
}
