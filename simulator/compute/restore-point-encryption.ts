import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskRestorePoint, OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export type Encryption = Pick<DiskRestorePoint, "encryptionType" | "diskEncryptionSetId">;

export const platformKey = "EncryptionAtRestWithPlatformKey";
const customerKey = "EncryptionAtRestWithCustomerKey";
const encryptionTypes = [platformKey, customerKey, "EncryptionAtRestWithPlatformAndCustomerKeys"];

/** What identifies a disk in the request: the machine's disk, or the disk restore point that is to be copied. */
type Subject = { kind: "disk" | "diskRestorePoint"; osDiskId: string | undefined; ids: string[]; location: string };

/** The encryption that a request asks for, by the lower-cased id of the disk, or of the disk restore point to copy. */
export function readEncryptions(call: ArmCall, subject: Subject): Map<string, Encryption> | Answer {
  const chosen = new Map<string, Encryption>();
  for (const { wanted, id } of wishesOf(call.content, subject)) {
    if (id === undefined || !subject.ids.some((own) => own.toLowerCase() === id.toLowerCase())) {
      return invalidParameter(
        "sourceMetadata.storageProfile",
        `The disk '${id ?? "(unnamed)"}' for which an encryption is given is not part of the restore point.`,
      );
    }
    const encryption = readEncryption(call.simulator.world, wanted, subject.location);
    if ("status" in encryption) return encryption;
    chosen.set(id.toLowerCase(), encryption);
  }
  return chosen;
}

function wishesOf(content: unknown, subject: Subject): { wanted: JsonObject; id: string | undefined }[] {
  const storage = valueAt(content, ["properties", "sourceMetadata", "storageProfile"]);
  const osDisk = valueAt(storage, ["osDisk"]);
  const dataDisks = valueAt(storage, ["dataDisks"]);
  const all = [osDisk, ...(Array.isArray(dataDisks) ? dataDisks : [])];
  const path = subject.kind === "disk" ? ["managedDisk", "id"] : ["diskRestorePoint", "sourceDiskRestorePoint", "id"];
  return all.flatMap((disk) => {
    const wanted = valueAt(disk, ["diskRestorePoint", "encryption"]);
    if (!isObject(wanted)) return [];
    const id = valueAt(disk, path);
    return [{ wanted, id: typeof id === "string" ? id : disk === osDisk ? subject.osDiskId : undefined }];
  });
}

function readEncryption(world: World, wanted: JsonObject, location: string): Encryption | Answer {
  const setId = valueAt(wanted, ["diskEncryptionSet", "id"]);
  const type = readType(wanted["type"]);
  if (type === null) {
    return invalidParameter(
      "encryption.type",
      `The value of parameter 'encryption.type' is not allowed. Allowed values are: ${encryptionTypes.join(", ")}.`,
    );
  }
  if (typeof setId !== "string") {
    if (type === undefined || type === platformKey) return { encryptionType: platformKey };
    return invalidParameter(
      "diskEncryptionSet.id",
      `The encryption type '${type}' needs the id of a disk encryption set.`,
    );
  }
  if (type === platformKey)
    return invalidParameter("diskEncryptionSet.id", `The encryption type '${type}' takes no disk encryption set.`);
  const set = world.others.get(setId);
  if (set === undefined) return armError(404, "NotFound", `The disk encryption set '${setId}' was not found.`);
  if (set.location !== undefined && !sameLocation(set.location, location)) {
    return invalidParameter(
      "diskEncryptionSet.id",
      `The disk encryption set '${setId}' is in location '${set.location}', but the restore point is made in '${location}'.`,
    );
  }
  return { encryptionType: type ?? typeOfSet(set), diskEncryptionSetId: setId };
}

function typeOfSet(set: OtherResource): string {
  const type = readType(set.properties["encryptionType"]);
  return type ?? customerKey;
}

/** In Azure's own letter case; null for something else than a type. */
function readType(value: Json | undefined): string | undefined | null {
  if (value === undefined) return undefined;
  return encryptionTypes.find((type) => type.toLowerCase() === String(value).toLowerCase()) ?? null;
}

/** The encryption of a managed disk, which its disk restore points get unless the request says otherwise. */
export function encryptionOfDisk(properties: JsonObject | undefined): Encryption {
  const type = valueAt(properties, ["encryption", "type"]);
  const setId = valueAt(properties, ["encryption", "diskEncryptionSetId"]);
  return {
    encryptionType: typeof type === "string" ? type : platformKey,
    ...(typeof setId === "string" && { diskEncryptionSetId: setId }),
  };
}
