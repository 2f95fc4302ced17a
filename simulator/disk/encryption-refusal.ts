import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";

const setPaths = [
  ["encryption", "diskEncryptionSetId"],
  ["securityProfile", "secureVMDiskEncryptionSetId"],
];

/** A customer's key lies in a disk encryption set, which must be there, in the region of the disk. */
export function encryptionRefusal(call: ArmCall, { properties }: DiskRequest, location: string): Answer | undefined {
  const type = valueAt(properties, ["encryption", "type"]);
  const hasSet = valueAt(properties, ["encryption", "diskEncryptionSetId"]) !== undefined;
  if (type !== undefined && type !== "EncryptionAtRestWithPlatformKey" && !hasSet)
    return missing("disk.encryption.diskEncryptionSetId");
  for (const path of setPaths) {
    const id = valueAt(properties, path);
    if (typeof id !== "string") continue;
    const set = call.simulator.world.others.get(id);
    if (set === undefined) return armError(404, "NotFound", `The disk encryption set '${id}' was not found.`);
    if (set.location !== undefined && !sameLocation(set.location, location)) {
      return invalidParameter(
        `disk.${path.join(".")}`,
        `The disk encryption set '${id}' is in location '${set.location}', but the disk is in '${location}'.`,
      );
    }
  }
  return undefined;
}
