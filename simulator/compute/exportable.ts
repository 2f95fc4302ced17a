import { sameId } from "#simulator/arm/resource-id.ts";
import { snapshotAccessState as pointAccessState } from "#simulator/compute/instant-access.ts";
import { replicationOf } from "#simulator/compute/replication.ts";
import { hasDiskRestorePoints } from "#simulator/compute/show-restore-point.ts";
import { sourceFactsOf } from "#simulator/compute/source-disk.ts";
import { contentOfDisk, contentOfDiskRestorePoint, contentOfSnapshot } from "#simulator/content/capture.ts";
import type { DiskContent } from "#simulator/content/disk-content.ts";
import { snapshotAccessState } from "#simulator/disk/snapshot-access.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import type { Disk, DiskRestorePoint, RestorePoint, Snapshot } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** A disk, snapshot or disk restore point as far as its content can be shared. */
export type Exportable = {
  id: string;
  name: string;
  kind: "disk" | "snapshot" | "disk restore point";
  content: DiskContent;
  uniqueId: string;
  /** When it came to have its content. */
  createdAt: number;
  /** Its network access policy forbids any export. */
  isDenied: boolean;
  /** It can be read through private endpoints only, which this simulated network does not have. */
  isPrivate: boolean;
  securityType: string;
  /** Why its content cannot be read now, whoever asks. */
  unavailable: string | null;
  familyId?: string;
};

export function findExportable(world: World, id: string, now: number): Exportable | undefined {
  const disk = world.disks.get(id);
  if (disk) return ofDisk(world, disk, now);
  const snapshot = world.snapshots.get(id);
  if (snapshot) return ofSnapshot(world, snapshot, now);
  const pointId = /^(.*)\/diskRestorePoints\/[^/]+$/i.exec(id)?.[1];
  const point = pointId === undefined ? undefined : world.restorePoints.get(pointId);
  const entry = point?.disks.find((candidate) => sameId(`${point.id}/diskRestorePoints/${candidate.name}`, id));
  return point && entry && hasDiskRestorePoints(point) ? ofPoint(world, point, entry, now) : undefined;
}

function ofDisk(world: World, disk: Disk, now: number): Exportable {
  return {
    ...common(disk),
    kind: "disk",
    content: contentOfDisk(world, disk, now),
    unavailable: unfinished(disk) ?? attached(world, disk),
  };
}

function ofSnapshot(world: World, snapshot: Snapshot, now: number): Exportable {
  const familyId = snapshot.properties["incrementalSnapshotFamilyId"];
  return {
    ...common(snapshot),
    kind: "snapshot",
    content: contentOfSnapshot(world, snapshot),
    unavailable: unfinished(snapshot) ?? unreadable(snapshotAccessState(snapshot, now)),
    ...(typeof familyId === "string" && { familyId }),
  };
}

function ofPoint(world: World, point: RestorePoint, entry: DiskRestorePoint, now: number): Exportable {
  const source = world.disks.get(entry.diskId)?.properties;
  const id = `${point.id}/diskRestorePoints/${entry.name}`;
  const isWhole = replicationOf(point, entry, now).state === "Succeeded";
  return {
    id,
    name: entry.name,
    kind: "disk restore point",
    content: contentOfDiskRestorePoint(world, point, entry),
    uniqueId: stableUuid(id.toLowerCase()),
    createdAt: point.createdAt,
    ...policiesOf(source),
    securityType: String(valueAt(sourceFactsOf(world, entry), ["securityProfile", "securityType"]) ?? ""),
    unavailable: isWhole ? unreadable(pointAccessState(point, entry, now)) : "its background copy has not completed",
    familyId: stableUuid(`family/${entry.diskId}`),
  };
}

function common({ id, name, properties }: Disk | Snapshot) {
  return {
    id,
    name,
    uniqueId: properties.uniqueId,
    createdAt: Date.parse(String(properties["timeCreated"])) || 0,
    ...policiesOf(properties),
  };
}

function policiesOf(properties: JsonObject | undefined) {
  const policy = properties?.["networkAccessPolicy"];
  const securityType = valueAt(properties, ["securityProfile", "securityType"]);
  return {
    isDenied: policy === "DenyAll",
    isPrivate: policy === "AllowPrivate" || properties?.["publicNetworkAccess"] === "Disabled",
    securityType: typeof securityType === "string" ? securityType : "",
  };
}

function unfinished({ properties }: Disk | Snapshot): string | null {
  if (properties.provisioningState !== "Succeeded")
    return `its provisioning state is '${properties.provisioningState}'`;
  if (properties["diskState"] === "ReadyToUpload") return "nothing has been uploaded to it";
  return null;
}

function attached(world: World, disk: Disk): string | null {
  const vm = disk.managedBy === undefined ? undefined : world.virtualMachines.get(disk.managedBy);
  if (vm === undefined || vm.runtime.powerState === "deallocated") return null;
  return `it is attached to the virtual machine '${vm.name}', which is not deallocated`;
}

/** A snapshot that is still copied in the background can be restored from at most. */
function unreadable(state: string | undefined): string | null {
  return state === "Pending" || state === "InstantAccess"
    ? `its snapshot access state is '${state}', and only available snapshots can be downloaded`
    : null;
}
