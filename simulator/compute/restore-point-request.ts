import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { readInstantAccessMinutes } from "#simulator/compute/instant-access.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import type { RequestedMode, VirtualMachine } from "#simulator/world/records.ts";

export type RestorePointRequest = {
  mode: RequestedMode;
  excludeDisks: { id: string }[];
  instantAccessDurationMinutes: number | undefined;
};

/** Reads the body of a creation. Only `CrashConsistent` may be asked for; absent means application-consistent. */
export function readRestorePointRequest(call: ArmCall, vm: VirtualMachine): RestorePointRequest | Answer {
  const { content } = call;
  const wanted = valueAt(content, ["properties", "consistencyMode"]);
  if (wanted !== undefined && String(wanted).toLowerCase() !== "crashconsistent") {
    return invalidParameter(
      "consistencyMode",
      `The value '${String(wanted)}' of parameter 'consistencyMode' is not allowed. Allowed values are: CrashConsistent.`,
    );
  }
  const excluded = readExcludedDisks(valueAt(content, ["properties", "excludeDisks"]));
  if (excluded === undefined)
    return invalidParameter("excludeDisks", "excludeDisks must be a list of objects with the id of a disk.");
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  const attached = [osDisk, ...dataDisks].flatMap((disk) => disk.managedDisk?.id ?? []);
  const stranger = excluded.find((id) => !attached.some((own) => sameId(own, id)));
  if (stranger !== undefined) {
    return invalidParameter(
      "excludeDisks",
      `The disk '${stranger}' in excludeDisks is not attached to the virtual machine '${vm.id}'.`,
    );
  }
  if (attached.length > 0 && attached.every((own) => excluded.some((id) => sameId(own, id)))) {
    return invalidParameter("excludeDisks", "At least one disk must be included in the restore point.");
  }
  const instantAccessDurationMinutes = readInstantAccessMinutes(call);
  if (typeof instantAccessDurationMinutes === "object") return instantAccessDurationMinutes;
  return {
    mode: wanted === undefined ? "application" : "crash",
    excludeDisks: excluded.map((id) => ({ id })),
    instantAccessDurationMinutes,
  };
}

function readExcludedDisks(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const ids = value.flatMap((item) => (isObject(item) && typeof item["id"] === "string" ? [item["id"]] : []));
  return ids.length === value.length ? ids : undefined;
}
