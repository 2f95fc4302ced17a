import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { updateVm } from "#simulator/compute/machine-effects.ts";
import { ledgerOf } from "#simulator/compute/restore-point-limits.ts";
import { sourceMetadataOf } from "#simulator/compute/source-metadata.ts";
import type { OperationError, RestorePoint, VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const restorePointEffects: EffectHandlers<"finishRestorePoint" | "deleteRestorePoint" | "deleteCollection"> = {
  finishRestorePoint: {
    succeed(world, { pointId, obtained }, now) {
      const point = world.restorePoints.get(pointId);
      if (point === undefined) {
        const message = "The restore point was deleted while it was being created.";
        return { error: { code: "OperationPreempted", message } };
      }
      const error = modelFailure(world, point);
      if (error) return { error };
      const ledger = ledgerOf(world, point.vmId);
      const lastCreatedAt = { ...ledger.lastCreatedAt, [point.requestedMode]: point.createdAt };
      world.ledgers.put({ ...ledger, creatingPointId: null, lastCreatedAt });
      world.restorePoints.put({ ...point, provisioningState: "Succeeded", consistencyMode: obtained });
      updateVm(world, point.vmId, (vm) => withSnapshotExtension(vm, point, now));
      return {};
    },
    fail(world, { pointId }) {
      const point = world.restorePoints.get(pointId);
      if (point === undefined) return;
      world.ledgers.put({ ...ledgerOf(world, point.vmId), creatingPointId: null });
      world.restorePoints.put({ ...point, provisioningState: "Failed" });
    },
  },
  deleteRestorePoint: {
    succeed(world, { id }) {
      removePoint(world, id);
      return {};
    },
  },
  deleteCollection: {
    succeed(world, { id }) {
      removeCollection(world, id);
      return {};
    },
  },
};

/** A machine that changed while it was being captured spoils the restore point. */
function modelFailure(world: World, point: RestorePoint): OperationError | undefined {
  const vm = world.virtualMachines.get(point.vmId);
  const excluded = point.excludeDisks.map((disk) => disk.id);
  const isThere = vm !== undefined && vm.properties.provisioningState !== "Deleting";
  const isSame = isThere && JSON.stringify(sourceMetadataOf(vm, excluded)) === JSON.stringify(point.sourceMetadata);
  if (isSame) return undefined;
  return {
    code: "OperationNotAllowed",
    message:
      "Changes were made to the Virtual Machine while the operation 'Create Restore Point' was in progress. Operation Create Restore Point cannot be completed at this time. Please try again later.",
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

function removePoint(world: World, id: string): void {
  const point = world.restorePoints.get(id);
  if (point === undefined) return;
  const ledger = ledgerOf(world, point.vmId);
  if (ledger.creatingPointId === point.id) world.ledgers.put({ ...ledger, creatingPointId: null });
  world.restorePoints.delete(id);
}

/** Takes the collection out of the world with all that is in it. */
export function removeCollection(world: World, id: string): void {
  for (const point of world.restorePoints.list(id)) removePoint(world, point.id);
  world.collections.delete(id);
}
