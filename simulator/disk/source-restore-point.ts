import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId, sameLocation, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { type SnapshotAccessState, snapshotAccessState } from "#simulator/compute/instant-access.ts";
import { diskRestorePointId } from "#simulator/compute/show-restore-point.ts";
import { sourceFactsOf } from "#simulator/compute/source-disk.ts";
import { isProvisioned } from "#simulator/disk/disk-performance.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import { sourceNotFound } from "#simulator/disk/source-copy.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const sourceId =
  /^\/?(subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/restorePointCollections\/[^/]+)\/restorePoints\/([^/]+)\/diskRestorePoints\/([^/]+)$/i;

type Found = { point: RestorePoint; entry: DiskRestorePoint };

/** Restore: a disk restore point in the disk's own region and subscription. */
export function fromRestorePoint(call: ArmCall, disk: NewDisk): DiskSource | Answer {
  const found = findSource(call, disk);
  if ("status" in found) return found;
  const access = snapshotAccessState(found.point, found.entry, call.now);
  return stateRefusal(found, disk, access) ?? describePoint(call.simulator.world, found, access);
}

/** The provider looks for the source in the region of the new disk; points in the making are not there yet. */
function findSource(call: ArmCall, disk: NewDisk): Found | Answer {
  const id = valueAt(disk.request.properties, ["creationData", "sourceResourceId"]);
  const target = "disk.creationData.sourceResourceId";
  if (typeof id !== "string") return missing(target);
  const [, collectionPath, pointName, entryName] = sourceId.exec(id) ?? [];
  if (collectionPath === undefined || pointName === undefined || entryName === undefined)
    return invalidParameter(target, `The source '${id}' must be the id of a disk restore point.`);
  const { collections, restorePoints } = call.simulator.world;
  const collection = collections.get(`/${collectionPath}`);
  const point = collection && restorePoints.get(`${collection.id}/restorePoints/${pointName}`);
  const entry = point?.disks.find(({ name }) => sameId(name, entryName));
  const isThere = collection && sameLocation(collection.location, disk.location);
  if (!isThere || !point || !entry || point.provisioningState === "Creating") return sourceNotFound(entryName);
  return { point, entry };
}

function stateRefusal(
  { point, entry }: Found,
  disk: NewDisk,
  access: SnapshotAccessState | undefined,
): Answer | undefined {
  const refuse = (message: string) => armError(409, "OperationNotAllowed", message);
  if (!sameId(subscriptionOf(point.id), subscriptionOf(disk.id)))
    return refuse("A disk can be restored only in the subscription of its disk restore point.");
  if (point.provisioningState !== "Succeeded") {
    return refuse(
      `Disk restore point ${entry.name} cannot be restored because its restore point is in provisioning state '${point.provisioningState}'.`,
    );
  }
  if (access !== "Pending") return undefined;
  return refuse(
    `Disk restore point ${entry.name} cannot be restored because its background copy has not completed. Please wait until the property completionPercent is 100.`,
  );
}

function describePoint(world: World, { point, entry }: Found, access: SnapshotAccessState | undefined): DiskSource {
  const attachment = attachmentOf(point, entry.diskId);
  const source = world.disks.get(entry.diskId);
  const sku = String(valueAt(attachment, ["managedDisk", "storageAccountType"]) ?? source?.sku.name ?? "Standard_LRS");
  const facts = sourceFactsOf(world, entry);
  const known = facts["logicalSectorSize"];
  const sector = typeof known === "number" ? known : isProvisioned(sku) ? 4096 : undefined;
  const gib = attachment?.["diskSizeGB"] ?? source?.properties.diskSizeGB;
  const id = diskRestorePointId(point, entry).toLowerCase();
  return {
    ...(typeof gib === "number" && { gib }),
    inherited: attachment?.["osType"] === undefined ? {} : systemOf(point, attachment, facts),
    creationData: { ...(sector !== undefined && { logicalSectorSize: sector }) },
    copied: {
      id,
      uniqueId: id,
      sku,
      kind: "diskRestorePoints",
      logicalSectorSize: sector ?? 512,
      incremental: true,
      hasInstantAccess: access === "InstantAccess" || access === "AvailableWithInstantAccess",
      isInstantOnly: access === "InstantAccess",
    },
  };
}

/** What an operating system's disk takes over: from the point, and from what that knows of its disk. */
function systemOf(point: RestorePoint, attachment: JsonObject, facts: JsonObject): JsonObject {
  const all = {
    osType: attachment["osType"],
    hyperVGeneration: point.sourceMetadata["hyperVGeneration"],
    purchasePlan: facts["purchasePlan"],
    supportedCapabilities: facts["supportedCapabilities"],
    securityProfile: facts["securityProfile"],
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The disk as it was when the point was taken. */
function attachmentOf(point: RestorePoint, diskId: string): JsonObject | undefined {
  const osDisk = valueAt(point.sourceMetadata, ["storageProfile", "osDisk"]);
  const dataDisks = valueAt(point.sourceMetadata, ["storageProfile", "dataDisks"]);
  return [osDisk, ...(Array.isArray(dataDisks) ? dataDisks : [])]
    .filter(isObject)
    .find((disk) => sameId(String(valueAt(disk, ["managedDisk", "id"])), diskId));
}
