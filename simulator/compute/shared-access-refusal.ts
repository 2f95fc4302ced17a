import { armError } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { sharedIn } from "#simulator/world/content-records.ts";
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
