import { armError } from "#simulator/arm/arm-error.ts";
import { busyRefusal } from "#simulator/disk/change-disk.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Disk } from "#simulator/world/records.ts";

/** A disk that a machine has, or that somebody reads through a shared access signature, cannot be deleted. */
export function deleteRefusal(disk: Disk): Answer | undefined {
  if (disk.managedBy !== undefined)
    return armError(409, "OperationNotAllowed", `Disk ${disk.name} is attached to VM ${disk.managedBy}.`);
  if (/^ActiveSAS/.test(String(disk.properties["diskState"]))) {
    return armError(
      409,
      "OperationNotAllowed",
      `There is an active shared access signature outstanding for disk ${disk.name}. Call EndGetAccess before attaching or deleting the disk. Learn more here: aka.ms/revokeaccessapi.`,
    );
  }
  return busyRefusal(disk);
}
