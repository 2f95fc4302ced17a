import { armError } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { sharedIn } from "#simulator/world/content-records.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Why a restore point or a whole collection cannot be deleted while somebody may read one of its disks. */
export function sharedPointRefusal(world: World, scope: string): Answer | undefined {
  const [shared] = world.sharedAccesses.list(sharedIn(scope));
  if (shared === undefined) return undefined;
  return armError(
    409,
    "DiskRestorePointUsedByCustomer",
    `There is an active shared access signature outstanding for disk restore point '${shared.id.split("/").at(-1)}'. Call EndGetAccess before deleting the restore point.`,
  );
}

/** Why a machine cannot be started while somebody may read one of its disks. */
export function sharedDiskRefusal(world: World, { properties }: VirtualMachine): Answer | undefined {
  const { osDisk, dataDisks } = properties.storageProfile;
  const shared = [osDisk, ...dataDisks].find(
    ({ managedDisk }) => managedDisk && world.sharedAccesses.get(managedDisk.id) !== undefined,
  );
  if (shared === undefined) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `There is an active shared access signature outstanding for disk ${shared.name}. Call EndGetAccess before starting the virtual machine.`,
  );
}
