import { randomUUID } from "node:crypto";
import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import { attachable } from "#simulator/machines/attach-refusal.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";
import { managedDiskOf, planNewDisk } from "#simulator/machines/plan-new-disk.ts";
import { defaultsOf, nameOf, referenceTo, withoutHandled } from "#simulator/machines/plan-os-disk.ts";
import type { DiskOwner, PlannedDisk } from "#simulator/machines/planned-disk.ts";
import type { VmDataDisk } from "#simulator/world/records.ts";

/** A data disk that a machine gets: made empty, from the image, as a copy, or one that exists. `position` counts from 0. */
export function planDataDisk(
  call: ArmCall,
  owner: DiskOwner,
  item: JsonObject,
  position: number,
): PlannedDisk<VmDataDisk> | Answer {
  const { lun, createOption } = item;
  if (typeof lun !== "number" || !Number.isInteger(lun) || lun < 0 || lun > 63) {
    return invalidParameter(
      "dataDisk.lun",
      `The value '${String(lun)}' of parameter 'dataDisk.lun' is out of range. Value must be between 0 and 63, inclusive.`,
    );
  }
  if (typeof createOption !== "string") return missingParameter("dataDisk.createOption");
  const common = {
    ...withoutHandled(item),
    lun,
    createOption,
    ...defaultsOf(item, "None"),
    toBeDetached: false,
  };
  const name = nameOf(item, `${owner.name}_disk${position + 2}_${randomUUID().replaceAll("-", "")}`);
  const gib = typeof item["diskSizeGB"] === "number" ? item["diskSizeGB"] : undefined;
  const vhd = valueAt(item, ["vhd", "uri"]);
  if (typeof vhd === "string") {
    return {
      attachment: { ...common, name, vhd: { uri: vhd }, ...(gib !== undefined && { diskSizeGB: gib }) } as VmDataDisk,
    };
  }
  const managedDisk = managedDiskOf(item);
  if (createOption === "Attach") return attachDataDisk(call, owner, managedDisk, common);
  const source = valueAt(item, ["sourceResource", "id"]);
  const isCopy = createOption === "Copy" || createOption === "Restore";
  if (isCopy && typeof source !== "string") return missingParameter("dataDisk.sourceResource.id");
  const { image } = owner;
  if (createOption === "FromImage" && image === undefined) return missingParameter("imageReference");
  const built = planNewDisk(call, owner, {
    name,
    managedDisk,
    gib,
    creationData: {
      createOption,
      ...(isCopy && { sourceResourceId: source as string }),
      ...(createOption === "FromImage" && image && { imageReference: { id: image.id, lun } }),
    },
  });
  if ("status" in built) return built;
  const attachment = {
    ...common,
    name,
    managedDisk: referenceTo(built.record, managedDisk),
    diskSizeGB: built.record.properties.diskSizeGB,
  } as VmDataDisk;
  return { built, attachment };
}

function attachDataDisk(
  call: ArmCall,
  owner: DiskOwner,
  managedDisk: JsonObject,
  common: JsonObject,
): PlannedDisk<VmDataDisk> | Answer {
  const { id } = managedDisk;
  if (typeof id !== "string") return missingParameter("dataDisk.managedDisk.id");
  const disk = attachable(call.simulator.world, id, owner);
  if ("status" in disk) return disk;
  const attachment = {
    ...common,
    name: disk.name,
    managedDisk: referenceTo(disk, managedDisk),
    diskSizeGB: disk.properties.diskSizeGB,
  } as unknown as VmDataDisk;
  return { existing: disk, attachment };
}

/** Rules about all data disks of a machine together. */
export function dataDisksRefusal(disks: readonly VmDataDisk[], { size }: Pick<DiskOwner, "size">): Answer | undefined {
  for (const [index, disk] of disks.entries()) {
    const rival = disks.slice(0, index).find((other) => other.lun === disk.lun);
    if (rival) {
      return invalidParameter("dataDisk.lun", `A disk named '${rival.name}' already uses the same LUN: ${disk.lun}.`);
    }
    const twin = disks.slice(0, index).find((other) => other.name.toLowerCase() === disk.name.toLowerCase());
    if (twin) return invalidParameter("dataDisk.name", `A disk named '${twin.name}' already exists in the machine.`);
  }
  if (disks.length <= size.maxDataDisks) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `The maximum number of data disks allowed to be attached to a VM of this size is ${size.maxDataDisks}.`,
    { target: "dataDisks" },
  );
}
