import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { computeId, groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { type BuiltDisk, buildDisk } from "#simulator/disk/create-disk.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskOwner } from "#simulator/machines/planned-disk.ts";

export type NewMachineDisk = {
  name: string;
  creationData: JsonObject;
  managedDisk: JsonObject;
  gib?: number | undefined;
  /** Properties that the disk takes from the machine's image, such as its system. */
  properties?: JsonObject;
};

/** A disk that is created together with its machine, by the same rules as a disk on its own. */
export function planNewDisk(call: ArmCall, owner: DiskOwner, wanted: NewMachineDisk): BuiltDisk | Answer {
  const { name, managedDisk } = wanted;
  const group = groupOf(owner.id);
  const id = computeId(subscriptionOf(owner.id), group, "disks", name);
  if (call.simulator.world.disks.get(id)) {
    return armError(
      409,
      "ConflictingUserInput",
      `Disk ${name} already exists in resource group ${group.toUpperCase()}. Only CreateOption.Attach is supported.`,
      { target: id },
    );
  }
  const sku = skuOf(managedDisk, owner);
  if (owner.size.hasPremiumIo === false && /^(UltraSSD|PremiumV2)/.test(sku)) {
    return invalidParameter(
      "managedDisk.storageAccountType",
      `Requested operation cannot be performed because the VM size ${owner.size.name} does not support the storage account type ${sku} of disk '${name}'. Consider updating the VM to a size that supports Premium storage.`,
    );
  }
  const encryptionSet = valueAt(managedDisk, ["diskEncryptionSet", "id"]);
  const request = {
    location: owner.location,
    sku,
    ...(owner.tags && { tags: owner.tags }),
    ...(owner.zones && owner.zones.length > 0 && !sku.endsWith("_ZRS") && { zones: owner.zones }),
    ...(owner.extendedLocation && { extendedLocation: owner.extendedLocation as JsonObject }),
    properties: {
      ...wanted.properties,
      ...(wanted.gib !== undefined && { diskSizeGB: wanted.gib }),
      ...(typeof encryptionSet === "string" && {
        encryption: { type: "EncryptionAtRestWithCustomerKey", diskEncryptionSetId: encryptionSet },
      }),
      creationData: wanted.creationData,
    },
  };
  return buildDisk(call, { kind: "disks", id, name, request });
}

/** Without a wish it is the best that the size can have, as recorded. */
export function skuOf(managedDisk: JsonObject, { size }: DiskOwner): string {
  const wanted = managedDisk["storageAccountType"];
  if (typeof wanted === "string") return wanted;
  return size.hasPremiumIo ? "Premium_LRS" : "Standard_LRS";
}

export function managedDiskOf(item: JsonObject): JsonObject {
  return isObject(item["managedDisk"]) ? item["managedDisk"] : {};
}
