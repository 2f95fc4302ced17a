import { armError } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { sharedIn } from "#simulator/world/content-records.ts";
import type { World } from "#simulator/world/world.ts";

/** Why a disk or snapshot cannot be deleted (`operation`) while somebody may read it. */
export function sharedAccessRefusal(world: World, id: string, operation: string): Answer | undefined {
  if (world.sharedAccesses.get(id) === undefined) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `Operation '${operation}' is not allowed on '${id.split("/").at(-1)}' because it has an active shared access signature. Call EndGetAccess first.`,
  );
}

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
