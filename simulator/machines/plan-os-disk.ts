import { randomUUID } from "node:crypto";
import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { attachable } from "#simulator/machines/attach-refusal.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";
import { managedDiskOf, planNewDisk } from "#simulator/machines/plan-new-disk.ts";
import type { DiskOwner, PlannedDisk } from "#simulator/machines/planned-disk.ts";
import type { ManagedDiskReference, VmOsDisk } from "#simulator/world/records.ts";

/** The OS disk of a new machine: from its image, or a disk that exists. */
export function planOsDisk(call: ArmCall, owner: DiskOwner, osDisk: JsonObject): PlannedDisk<VmOsDisk> | Answer {
  const { createOption } = osDisk;
  if (typeof createOption !== "string") return missingParameter("osDisk.createOption");
  if (createOption === "Attach") return attachOsDisk(call, owner, osDisk);
  if (createOption !== "FromImage") {
    return invalidParameter("osDisk.createOption", "The value of parameter osDisk.createOption is invalid.");
  }
  const sentType = osDisk["osType"];
  const osType = owner.image?.facts.osType ?? (sentType === "Windows" || sentType === "Linux" ? sentType : undefined);
  if (osType === undefined) return missingParameter("osDisk.osType");
  const vhd = valueAt(osDisk, ["vhd", "uri"]);
  const name = nameOf(osDisk, `${owner.name}_OsDisk_1_${randomUUID().replaceAll("-", "")}`);
  const sizeGib = osDisk["diskSizeGB"];
  const gib = typeof sizeGib === "number" ? sizeGib : owner.image?.facts.osDiskGib;
  const common = { ...withoutHandled(osDisk), osType, name, createOption, ...defaultsOf(osDisk, "ReadWrite") };
  if (typeof vhd === "string") {
    return { attachment: { ...common, vhd: { uri: vhd }, ...(gib !== undefined && { diskSizeGB: gib }) } as VmOsDisk };
  }
  const { image } = owner;
  if (image === undefined) return missingParameter("imageReference");
  const managedDisk = managedDiskOf(osDisk);
  const built = planNewDisk(call, owner, {
    name,
    managedDisk,
    gib,
    creationData: {
      createOption: "FromImage",
      ...(image.isPlatform
        ? { imageReference: { id: image.id } }
        : { galleryImageReference: galleryReference(image.reference) }),
    },
    properties: {
      osType,
      hyperVGeneration: generationOf(owner),
      ...securityOf(owner, managedDisk),
    },
  });
  if ("status" in built) return built;
  return {
    built,
    attachment: {
      ...common,
      managedDisk: referenceTo(built.record, managedDisk),
      diskSizeGB: built.record.properties.diskSizeGB,
    } as VmOsDisk,
  };
}

function attachOsDisk(call: ArmCall, owner: DiskOwner, osDisk: JsonObject): PlannedDisk<VmOsDisk> | Answer {
  const { osType } = osDisk;
  const vhd = valueAt(osDisk, ["vhd", "uri"]);
  const managedDisk = managedDiskOf(osDisk);
  if (osType !== "Windows" && osType !== "Linux") return missingParameter("osDisk.osType");
  const common = { ...withoutHandled(osDisk), osType, createOption: "Attach", ...defaultsOf(osDisk, "ReadWrite") };
  if (typeof vhd === "string")
    return { attachment: { ...common, name: nameOf(osDisk, "osdisk"), vhd: { uri: vhd } } as VmOsDisk };
  if (typeof managedDisk["id"] !== "string") return missingParameter("osDisk.managedDisk.id");
  const disk = attachable(call.simulator.world, managedDisk["id"], owner);
  if ("status" in disk) return disk;
  return {
    existing: disk,
    attachment: {
      ...common,
      name: disk.name,
      managedDisk: referenceTo(disk, managedDisk),
      diskSizeGB: disk.properties.diskSizeGB,
    } as VmOsDisk,
  };
}

/** How the model names a managed disk. */
export function referenceTo(disk: { id: string; sku: { name: string } }, sent: JsonObject = {}): ManagedDiskReference {
  return { ...sent, storageAccountType: disk.sku.name, id: disk.id };
}

export function nameOf(item: JsonObject, fallback: string): string {
  return typeof item["name"] === "string" && item["name"] !== "" ? item["name"] : fallback;
}

export function defaultsOf(item: JsonObject, caching: string): JsonObject {
  return { caching: item["caching"] ?? caching, deleteOption: item["deleteOption"] ?? "Detach" };
}

export function withoutHandled(item: JsonObject): JsonObject {
  const { managedDisk, vhd, name, diskSizeGB, ...rest } = item;
  return rest;
}

export function generationOf(owner: DiskOwner): "V1" | "V2" {
  return valueAt(owner.securityProfile, ["securityType"]) === undefined
    ? (owner.image?.facts.hyperVGeneration ?? "V1")
    : "V2";
}

function galleryReference(reference: JsonObject): JsonObject {
  const names = ["id", "sharedGalleryImageId", "communityGalleryImageId"];
  return Object.fromEntries(Object.entries(reference).filter(([name]) => names.includes(name)));
}

const confidentialTypes: Record<string, string> = {
  VMGuestStateOnly: "ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey",
  DiskWithVMGuestState: "ConfidentialVM_DiskEncryptedWithPlatformKey",
  NonPersistedTPM: "ConfidentialVM_NonPersistedTPM",
};

/** An OS disk carries the security type of the machine that it was made for. */
function securityOf(owner: DiskOwner, managedDisk: JsonObject): JsonObject {
  const securityType = valueAt(owner.securityProfile, ["securityType"]);
  if (securityType === "TrustedLaunch") return { securityProfile: { securityType } };
  if (securityType !== "ConfidentialVM" || !isObject(managedDisk["securityProfile"])) return {};
  const set = valueAt(managedDisk, ["securityProfile", "diskEncryptionSet", "id"]);
  if (typeof set === "string") {
    return {
      securityProfile: {
        securityType: "ConfidentialVM_DiskEncryptedWithCustomerKey",
        secureVMDiskEncryptionSetId: set,
      },
    };
  }
  const type = confidentialTypes[String(valueAt(managedDisk, ["securityProfile", "securityEncryptionType"]))];
  return type === undefined ? {} : { securityProfile: { securityType: type } };
}
