import { locksOver } from "#simulator/arm/lock-refusal.ts";
import { keyVaultFailure } from "#simulator/causes/key-vaults.ts";
import { restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import { conditionId } from "#simulator/world/condition.ts";
import type { OperationError, RestorePoint, VirtualMachine } from "#simulator/world/records.ts";
import { pointsOfVm, type World } from "#simulator/world/world.ts";

/** Restore points per machine in all collections, whatever their mode. */
export const maximumRestorePoints = 500;

/** From so many points on, a lock that keeps the old ones fails application-consistent points (backup troubleshooting). */
const pointsUnderLock = 18;

/** Why a restore point is bound to fail for a reason outside of the machine. All of these show late, in the operation. */
export function surroundingsFailure(world: World, vm: VirtualMachine, point: RestorePoint): OperationError | undefined {
  return (
    keyVaultFailure(world, point.disks) ??
    quotaFailure(world, vm) ??
    lockFailure(world, point) ??
    diskFailure(world, point)
  );
}

/** The 501st snapshot of a disk is refused by storage, not by Compute: it comes as a failed operation. */
function quotaFailure(world: World, vm: VirtualMachine): OperationError | undefined {
  const isFull = world.restorePoints.count(pointsOfVm(vm.id)) >= maximumRestorePoints;
  return isFull ? restorePointErrors.snapshotLimit : undefined;
}

function lockFailure(world: World, { collectionId, requestedMode }: RestorePoint): OperationError | undefined {
  if (requestedMode === "crash" || world.restorePoints.count(collectionId) < pointsUnderLock) return undefined;
  return locksOver(world, collectionId).length > 0 ? restorePointErrors.internalDiskRestorePoint : undefined;
}

function diskFailure(world: World, { disks }: RestorePoint): OperationError | undefined {
  // Nearly always every disk can be snapshotted.
  if (world.conditions.count("snapshotsFail") === 0) return undefined;
  const isFailing = disks.some(({ diskId }) => world.conditions.get(conditionId("snapshotsFail", diskId)));
  return isFailing ? restorePointErrors.internalExecution : undefined;
}
