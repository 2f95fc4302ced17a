import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import { copySpeed, mibToCopy } from "#simulator/compute/copy-speed.ts";
import { isDirectDrive } from "#simulator/compute/instant-access.ts";
import { updateVm } from "#simulator/compute/machine-effects.ts";
import { removeCollection, removePoint } from "#simulator/compute/remove-restore-points.ts";
import { wholeAfter } from "#simulator/compute/replication.ts";
import { ledgerOf } from "#simulator/compute/restore-point-limits.ts";
import { sourceMetadataOf } from "#simulator/compute/source-metadata.ts";
import { sharedIn } from "#simulator/world/content-records.ts";
import type { DiskRestorePoint, OperationError, RestorePoint, VirtualMachine } from "#simulator/world/records.ts";
import { pointsOfVm, type World } from "#simulator/world/world.ts";

type Kinds = "finishRestorePoint" | "deleteRestorePoint" | "deleteCollection";

export const restorePointEffects: EffectHandlers<Kinds> = {
  finishRestorePoint: {
    succeed(world, { pointId, obtained }, now) {
      const point = world.restorePoints.get(pointId);
      if (point?.provisioningState !== "Creating") return { error: preempted };
      const error = modelFailure(world, point);
      if (error) return { error };
      const ledger = ledgerOf(world, point.vmId);
      const lastCreatedAt = { ...ledger.lastCreatedAt, [point.requestedMode]: point.createdAt };
      world.ledgers.put({ ...ledger, creatingPointId: null, lastCreatedAt });
      const disks = point.disks.map((disk) => withBackgroundCopy(world, point, disk));
      world.restorePoints.put({ ...point, disks, provisioningState: "Succeeded", consistencyMode: obtained });
      updateVm(world, point.vmId, (vm) => withSnapshotExtension(vm, point, now));
      return {};
    },
    fail(world, { pointId }) {
      const point = world.restorePoints.get(pointId);
      if (point?.provisioningState !== "Creating") return;
      world.ledgers.put({ ...ledgerOf(world, point.vmId), creatingPointId: null });
      world.restorePoints.put({ ...point, provisioningState: "Failed" });
    },
  },
  deleteRestorePoint: {
    succeed(world, { id }, now) {
      if (isShared(world, id)) return { error: restorePointErrors.sasOutstanding };
      removePoint(world, id, now);
      return {};
    },
    fail(world, { id, previousState }) {
      const point = world.restorePoints.get(id);
      if (point) world.restorePoints.put({ ...point, provisioningState: previousState });
    },
  },
  deleteCollection: {
    succeed(world, { id }, now) {
      if (isShared(world, id)) return { error: restorePointErrors.sasOutstanding };
      removeCollection(world, id, now);
      return {};
    },
    fail(world, { id }) {
      const collection = world.collections.get(id);
      if (collection) world.collections.put({ ...collection, provisioningState: "Succeeded" });
    },
  },
};

/** Access that was granted after the deletion had begun. */
const isShared = (world: World, scope: string): boolean => world.sharedAccesses.count(sharedIn(scope)) > 0;

const preempted: OperationError = {
  code: "OperationPreempted",
  message: "The operation was preempted: the restore point was deleted while it was being created.",
};

/** A machine that changed while it was being captured spoils the restore point. */
function modelFailure(world: World, point: RestorePoint): OperationError | undefined {
  const vm = world.virtualMachines.get(point.vmId);
  const excluded = point.excludeDisks.map((disk) => disk.id);
  const isThere = vm !== undefined && vm.properties.provisioningState !== "Deleting";
  const isSame = isThere && JSON.stringify(sourceMetadataOf(vm, excluded)) === JSON.stringify(point.sourceMetadata);
  return isSame ? undefined : restorePointErrors.changedMeanwhile;
}

/** Points of Premium SSD v2 and Ultra disks are copied after they have been created; of other disks there is no need. */
function withBackgroundCopy(world: World, point: RestorePoint, disk: DiskRestorePoint): DiskRestorePoint {
  if (!isDirectDrive(world.disks.get(disk.diskId))) return disk;
  const isIncremental = world.restorePoints
    .list(pointsOfVm(point.vmId))
    .some((other) => other.id !== point.id && other.disks.some(({ diskId }) => diskId === disk.diskId));
  return {
    ...disk,
    wholeAt: wholeAfter(point.createdAt, mibToCopy(world, disk, isIncremental), copySpeed(world)),
  };
}

/** Azure installs the snapshot extension with the first application-consistent point. */
function withSnapshotExtension(vm: VirtualMachine, point: RestorePoint, now: number): VirtualMachine {
  if (point.requestedMode === "crash" || vm.runtime.powerState !== "running") return vm;
  const isWindows = vm.properties.storageProfile.osDisk.osType === "Windows";
  const name = isWindows ? "VMSnapshot" : "VMSnapshotLinux";
  if (vm.runtime.extensions.some((extension) => extension.name === name)) return vm;
  const extension = {
    name,
    type: `Microsoft.Azure.RecoveryServices.${name}`,
    version: isWindows ? "1.0.110.0" : "1.0.9228.0",
  };
  return { ...vm, runtime: { ...vm.runtime, extensions: [...vm.runtime.extensions, extension], changedAt: now } };
}
