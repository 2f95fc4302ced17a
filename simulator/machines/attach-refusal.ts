import { armError } from "#simulator/arm/arm-error.ts";
import { sameId, sameLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { type DiskOwner, maxSharesOf } from "#simulator/machines/planned-disk.ts";
import type { Disk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The existing disk with this id, if the machine may have it. */
export function attachable(world: World, id: string, owner: DiskOwner): Disk | Answer {
  const disk = world.disks.get(id);
  if (disk === undefined) return armError(404, "NotFound", `Disk ${id} is not found.`, { target: id });
  return stateRefusal(disk, owner) ?? placeRefusal(disk, owner) ?? disk;
}

function placeRefusal(disk: Disk, owner: DiskOwner): Answer | undefined {
  if (!sameLocation(disk.location, owner.location)) {
    return armError(
      400,
      "BadRequest",
      `Disk ${disk.name} cannot be attached to the VM because it is not in the same location as the VM. VM location: '${owner.location}'. Disk location: '${disk.location}'.`,
      { target: disk.id },
    );
  }
  const [vmZone = ""] = owner.zones ?? [];
  const [diskZone = ""] = disk.zones ?? [];
  const isZoneRedundant = disk.sku.name.endsWith("_ZRS");
  if (vmZone === diskZone || isZoneRedundant || (diskZone === "" && !disk.sku.name.startsWith("Ultra"))) {
    return undefined;
  }
  return armError(
    400,
    "BadRequest",
    `Disk ${disk.name} cannot be attached to the VM because it is not in the same zone as the VM. VM zone: '${vmZone}'. Disk zone: '${diskZone}'.`,
    { target: disk.id },
  );
}

function stateRefusal(disk: Disk, owner: DiskOwner): Answer | undefined {
  const owners = disk.managedByExtended ?? (disk.managedBy === undefined ? [] : [disk.managedBy]);
  const isFree = owners.length < maxSharesOf(disk) && !owners.some((id) => sameId(id, owner.id));
  if (!isFree) {
    return armError(
      409,
      "ConflictingUserInput",
      `Disk '${disk.id}' cannot be attached as the disk is already owned by VM '${disk.managedBy}'.`,
      { target: disk.id },
    );
  }
  if (/^ActiveSAS/.test(String(disk.properties["diskState"]))) {
    return armError(
      409,
      "OperationNotAllowed",
      `There is an active shared access signature outstanding for disk ${disk.name}. Call EndGetAccess before attaching or deleting the disk. Learn more here: aka.ms/revokeaccessapi.`,
    );
  }
  if (disk.properties.provisioningState === "Succeeded") return undefined;
  return armError(
    409,
    "Conflict",
    `Disk ${disk.name} is in provisioning state '${disk.properties.provisioningState}' and cannot be attached.`,
  );
}
