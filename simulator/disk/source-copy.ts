import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { linkedRefusal } from "#simulator/arm/linked-refusal.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import { snapshotAccessState } from "#simulator/disk/snapshot-access.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import type { Disk } from "#simulator/world/records.ts";

/** What a copy takes over from the disk or snapshot that it is made of. */
const inheritedNames = [
  "osType",
  "hyperVGeneration",
  "purchasePlan",
  "supportedCapabilities",
  "supportsHibernation",
  "securityProfile",
  "encryptionSettingsCollection",
];

const sourceId =
  /^\/?(subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/(disks|snapshots)\/([^/]+))$/i;

/** Copy (of a disk or snapshot in the same region) and CopyStart (also from another region). */
export function fromCopy(call: ArmCall, disk: NewDisk): DiskSource | Answer {
  const id = valueAt(disk.request.properties, ["creationData", "sourceResourceId"]);
  const target = "disk.creationData.sourceResourceId";
  if (typeof id !== "string") return missing(target);
  const [, path, type, name] = sourceId.exec(id) ?? [];
  if (path === undefined || type === undefined || name === undefined)
    return invalidParameter(target, `The source '${id}' must be the id of a disk or a snapshot.`);
  const { world } = call.simulator;
  const forbidden = linkedRefusal(call, `/${path}`, `Microsoft.Compute/${type}/beginGetAccess/action`);
  if (forbidden) return forbidden;
  const kind = type.toLowerCase() === "disks" ? "disks" : "snapshots";
  const source = world[kind].get(`/${path}`);
  const isStart = valueAt(disk.request.properties, ["creationData", "createOption"]) === "CopyStart";
  // The provider looks for the source in the region of the copy, so one elsewhere is not found, either.
  if (source === undefined || (!isStart && !sameLocation(source.location, disk.location))) return sourceNotFound(name);
  const refusal = startRefusal(disk, kind, isStart) ?? stateRefusal(disk, source, call.now);
  return refusal ?? describeCopy(source, kind, call.now);
}

export function sourceNotFound(name: string): Answer {
  return armError(404, "NotFound", `Resource ${name} is not found.`);
}

/** A snapshot is copied into another region from a snapshot only. */
function startRefusal(disk: NewDisk, kind: DiskKind, isStart: boolean): Answer | undefined {
  if (!isStart || disk.kind === "disks" || kind === "snapshots") return undefined;
  return invalidParameter(
    "disk.creationData.createOption",
    "The create option 'CopyStart' of a snapshot needs a snapshot as its source.",
  );
}

function stateRefusal(disk: NewDisk, source: Disk, now: number): Answer | undefined {
  const { name, properties, zones } = source;
  const state = String(properties.provisioningState);
  if (state !== "Succeeded" || properties["diskState"] === "ReadyToUpload") {
    const reason = state === "Succeeded" ? "nothing has been uploaded to it" : `its provisioning state is '${state}'`;
    return armError(409, "OperationNotAllowed", `Resource ${name} cannot be copied because ${reason}.`);
  }
  if (snapshotAccessState(source, now) === "Pending" || properties["copyCompletionError"] !== undefined) {
    return armError(
      409,
      "OperationNotAllowed",
      `Snapshot ${name} cannot be used because its background copy has not completed. Please wait until the property completionPercent is 100.`,
    );
  }
  const [zone] = zones ?? [];
  const [wanted] = disk.request.zones ?? [];
  if (disk.kind === "disks" && zone !== undefined && wanted !== undefined && zone !== wanted) {
    return armError(
      400,
      "BadRequest",
      `The resource '${disk.id.split("/").at(-1)}' in an availability zone cannot be copied from the source '${source.id}' in a different availability zone.`,
    );
  }
  return undefined;
}

function describeCopy(source: Disk, kind: DiskKind, now: number): DiskSource {
  const { properties } = source;
  const inherited: JsonObject = {};
  for (const name of inheritedNames) {
    const value = properties[name];
    if (value !== undefined) inherited[name] = value;
  }
  const sector = valueAt(properties, ["creationData", "logicalSectorSize"]);
  const state = snapshotAccessState(source, now);
  const familyId = properties["incrementalSnapshotFamilyId"];
  return {
    gib: properties.diskSizeGB,
    inherited,
    creationData: {
      sourceUniqueId: properties.uniqueId,
      ...(typeof sector === "number" && { logicalSectorSize: sector }),
    },
    copied: {
      id: source.id.toLowerCase(),
      uniqueId: properties.uniqueId,
      sku: source.sku.name,
      kind,
      logicalSectorSize: typeof sector === "number" ? sector : 512,
      incremental: properties["incremental"] === true,
      ...(typeof familyId === "string" && { familyId }),
      hasInstantAccess: state === "InstantAccess" || state === "AvailableWithInstantAccess",
      isInstantOnly: state === "InstantAccess",
    },
  };
}
