import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId, sameLocation, subscriptionOf } from "#simulator/arm/resource-id.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import { sourceNotFound } from "#simulator/disk/source-copy.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const sourceId =
  /^\/?(subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/restorePointCollections\/[^/]+)\/restorePoints\/([^/]+)\/diskRestorePoints\/([^/]+)$/i;

/** Restore: a disk restore point in the disk's own region and subscription. */
export function fromRestorePoint(call: ArmCall, disk: NewDisk): DiskSource | Answer {
  const id = valueAt(disk.request.properties, ["creationData", "sourceResourceId"]);
  const target = "disk.creationData.sourceResourceId";
  if (typeof id !== "string") return missing(target);
  const [, collectionPath, pointName, diskPointName] = sourceId.exec(id) ?? [];
  if (collectionPath === undefined || pointName === undefined || diskPointName === undefined)
    return invalidParameter(target, `The source '${id}' must be the id of a disk restore point.`);
  const { world } = call.simulator;
  const collection = world.collections.get(`/${collectionPath}`);
  const point = collection && world.restorePoints.get(`${collection.id}/restorePoints/${pointName}`);
  const found = point?.disks.find((candidate) => sameId(candidate.name, diskPointName));
  if (!collection || !point || !found || point.provisioningState === "Creating") return sourceNotFound(diskPointName);
  if (!sameLocation(collection.location, disk.location)) return sourceNotFound(diskPointName);
  if (!sameId(subscriptionOf(collection.id), subscriptionOf(disk.id))) {
    return armError(
      409,
      "OperationNotAllowed",
      "A disk can be restored only in the subscription of its disk restore point.",
    );
  }
  if (point.provisioningState !== "Succeeded") {
    return armError(
      409,
      "OperationNotAllowed",
      `Disk restore point ${found.name} cannot be restored because its restore point is in provisioning state '${point.provisioningState}'.`,
    );
  }
  return describePoint(
    world,
    point,
    found,
    `/${collectionPath}/restorePoints/${pointName}/diskRestorePoints/${diskPointName}`,
  );
}

function describePoint(world: World, point: RestorePoint, found: DiskRestorePoint, id: string): DiskSource {
  const attachment = attachmentOf(point, found.diskId);
  const source = world.disks.get(found.diskId);
  const isOsDisk = attachment?.["osType"] !== undefined;
  const sector = valueAt(source?.properties, ["creationData", "logicalSectorSize"]);
  const sku = valueAt(attachment, ["managedDisk", "storageAccountType"]) ?? source?.sku.name;
  const gib = attachment?.["diskSizeGB"] ?? source?.properties.diskSizeGB;
  const fromSource = ["purchasePlan", "supportedCapabilities", "securityProfile"].flatMap((name) => {
    const value = source?.properties[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(typeof gib === "number" && { gib }),
    inherited: {
      ...(isOsDisk && { osType: attachment["osType"] ?? null, ...generationOf(point) }),
      ...(isOsDisk && Object.fromEntries(fromSource)),
    },
    creationData: { ...(typeof sector === "number" && { logicalSectorSize: sector }) },
    copied: {
      id: id.toLowerCase(),
      uniqueId: id.toLowerCase(),
      sku: typeof sku === "string" ? sku : "Standard_LRS",
      kind: "diskRestorePoints",
      logicalSectorSize: typeof sector === "number" ? sector : 512,
      incremental: true,
      hasInstantAccess: point.hasInstantAccess === true,
      isInstantOnly: false,
    },
  };
}

function generationOf(point: RestorePoint): JsonObject {
  const generation = point.sourceMetadata["hyperVGeneration"];
  return generation === undefined ? {} : { hyperVGeneration: generation };
}

/** The disk as it was when the point was taken. */
function attachmentOf(point: RestorePoint, diskId: string): JsonObject | undefined {
  const osDisk = valueAt(point.sourceMetadata, ["storageProfile", "osDisk"]);
  const dataDisks = valueAt(point.sourceMetadata, ["storageProfile", "dataDisks"]);
  return [osDisk, ...(Array.isArray(dataDisks) ? dataDisks : [])]
    .filter(isObject)
    .find((disk) => sameId(String(valueAt(disk, ["managedDisk", "id"])), diskId));
}
