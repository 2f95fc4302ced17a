import { conditionId } from "#simulator/world/condition.ts";
import type { DiskRestorePoint } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const usualMibPerSecond = 100;
/** What is assumed to have changed on a disk since the last copy of it: a copy after the first moves only that. */
const changedShare = 0.05;
const usualDiskGib = 32;

/** MiB a second of each background copy; a condition of the world, so that a copy can be made to take weeks. */
export function copySpeed(world: World): number {
  const condition = world.conditions.get(conditionId("copySpeed"));
  return condition?.kind === "copySpeed" ? condition.mibPerSecond : usualMibPerSecond;
}

/** How much a background copy of the disk moves. */
export function mibToCopy(world: World, disk: DiskRestorePoint, isIncremental: boolean): number {
  const gib = world.disks.get(disk.diskId)?.properties.diskSizeGB ?? usualDiskGib;
  return gib * 1024 * (isIncremental ? changedShare : 1);
}
