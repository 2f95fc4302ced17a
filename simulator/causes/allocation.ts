import { restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import { conditionId } from "#simulator/world/condition.ts";
import type { OperationError, VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The failure of starting or creating a machine in an availability set whose cluster is full. */
export function allocationFailure(world: World, vm: Pick<VirtualMachine, "properties">): OperationError | undefined {
  const set = vm.properties.availabilitySet?.id;
  if (set === undefined || world.conditions.get(conditionId("clusterFull", set)) === undefined) return undefined;
  return restorePointErrors.allocation;
}

/** The failure of creating a machine from an image that still has the identity of the machine it was made of. */
export function osProvisioningFailure(world: World, imageId: string): OperationError | undefined {
  const isSpecialized = world.conditions.get(conditionId("imageNotGeneralized", imageId)) !== undefined;
  return isSpecialized ? restorePointErrors.osProvisioning : undefined;
}
