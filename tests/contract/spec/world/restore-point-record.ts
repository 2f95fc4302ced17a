import { randomUUID } from "node:crypto";
import type { Json } from "#simulator/json.ts";
import type { DiskRestorePoint, RestorePoint, VirtualMachine } from "#simulator/world/records.ts";
import { at, isObject, type JsonObject } from "./json-shape.ts";
import type { ResourcePath } from "./resource-path.ts";

const createdAt = Date.parse("2024-08-26T10:03:08Z");

/** A finished restore point of the machine as `hint` (a body of Azure's) shows it, with the disk restore points that it names. */
export function restorePointRecord(path: ResourcePath, vm: VirtualMachine, hint: unknown): RestorePoint {
  const metadata = metadataOf(vm, hint);
  const storage = at(metadata, "storageProfile") as { osDisk?: JsonObject; dataDisks?: JsonObject[] };
  const shown = [storage.osDisk, ...(storage.dataDisks ?? [])].flatMap((disk) => (disk ? [disk] : []));
  const disks = shown.flatMap(diskPoint);
  const mode = at(hint, "properties", "consistencyMode");
  const excluded = at(hint, "properties", "excludeDisks");
  const duration = at(hint, "properties", "instantAccessDurationMinutes");
  return {
    id: path.id,
    name: path.name,
    collectionId: path.parentId ?? "",
    vmId: vm.id.toLowerCase(),
    requestedMode: "crash",
    consistencyMode: mode === "FileSystemConsistent" || mode === "ApplicationConsistent" ? mode : "CrashConsistent",
    provisioningState: "Succeeded",
    createdAt,
    excludeDisks: (Array.isArray(excluded) ? excluded : []) as { id: string }[],
    ...(typeof duration === "number" && { instantAccessDurationMinutes: duration }),
    sourceMetadata: { ...metadata, storageProfile: withoutDiskPoints(storage) } as Record<string, Json>,
    disks: withAccessStates(disks, hint),
    ...(hasAccessStates(hint) && { hasInstantAccess: true }),
  };
}

/** Disks whose access state the instance view shows are of the kinds that are copied in the background: it is over here. */
function withAccessStates(disks: DiskRestorePoint[], hint: unknown): DiskRestorePoint[] {
  const named = new Set(accessStates(hint).map((view) => String(view["id"]).split("/").at(-1)));
  return disks.map((disk) => (named.has(disk.name) ? { ...disk, wholeAt: createdAt + 10 * 60_000 } : disk));
}

const hasAccessStates = (hint: unknown): boolean => accessStates(hint).length > 0;

function accessStates(hint: unknown): JsonObject[] {
  const views = at(hint, "properties", "instanceView", "diskRestorePoints");
  return (Array.isArray(views) ? views.filter(isObject) : []).filter(
    (view) => view["snapshotAccessState"] !== undefined,
  );
}

function metadataOf(vm: VirtualMachine, hint: unknown): JsonObject {
  const shown = at(hint, "properties", "sourceMetadata");
  const { storageProfile, osProfile, hardwareProfile, vmId } = vm.properties;
  const own = {
    vmId,
    location: vm.location,
    hardwareProfile,
    storageProfile,
    hyperVGeneration: vm.runtime.hyperVGeneration,
  };
  const { osDisk, dataDisks } = storageProfile;
  const storage = { osDisk: metadataDisk(osDisk), dataDisks: dataDisks.map(metadataDisk) };
  return { ...own, ...(osProfile && { osProfile }), storageProfile: storage, ...(isObject(shown) && shown) };
}

function metadataDisk(disk: object): JsonObject {
  const { createOption, deleteOption, toBeDetached, ...rest } = disk as JsonObject;
  return rest;
}

function diskPoint(disk: JsonObject): DiskRestorePoint[] {
  const diskId = at(disk, "managedDisk", "id");
  if (typeof diskId !== "string") return [];
  const id = at(disk, "diskRestorePoint", "id");
  const name = typeof id === "string" ? String(id.split("/").at(-1)) : `${disk["name"]}_${randomUUID()}`;
  const type = at(disk, "diskRestorePoint", "encryption", "type");
  return [{ name, diskId, encryptionType: typeof type === "string" ? type : "EncryptionAtRestWithPlatformKey" }];
}

function withoutDiskPoints(storage: { osDisk?: JsonObject; dataDisks?: JsonObject[] }): JsonObject {
  const bare = ({ diskRestorePoint, ...disk }: JsonObject) => disk;
  return {
    ...storage,
    ...(storage.osDisk && { osDisk: bare(storage.osDisk) }),
    dataDisks: (storage.dataDisks ?? []).map(bare),
  };
}

/** A body which shows a point with this disk restore point, that of the OS disk. */
export function pointOfDisk(diskPoint: ResourcePath, hint: unknown): unknown {
  const source = at(hint, "properties", "sourceResourceId");
  const osDisk = {
    name: diskPoint.name.replace(/_[0-9a-f-]{36}$/, ""),
    osType: at(hint, "properties", "osType") ?? "Windows",
    caching: "ReadWrite",
    managedDisk: {
      id: typeof source === "string" ? source : `${diskPoint.id.split("/restorePointCollections/")[0]}/disks/os`,
    },
    diskRestorePoint: { id: diskPoint.id, encryption: at(hint, "properties", "encryption") },
  };
  return { properties: { sourceMetadata: { storageProfile: { osDisk, dataDisks: [] } } } };
}

/** The point with one more data disk and its disk restore point. */
export function withDiskPoint(point: RestorePoint, name: string, source: unknown): RestorePoint {
  const diskId = typeof source === "string" ? source : `${point.disks[0]?.diskId}-${point.disks.length}`;
  return { ...point, disks: [...point.disks, { name, diskId, encryptionType: "EncryptionAtRestWithPlatformKey" }] };
}

/** The disk behind a disk restore point, as far as that shows it. */
export function diskShownBy(hint: unknown): unknown {
  const { logicalSectorSize, supportsHibernation, supportedCapabilities, purchasePlan, securityProfile } = (at(
    hint,
    "properties",
  ) ?? {}) as JsonObject;
  return {
    properties: {
      creationData: { createOption: "Empty", logicalSectorSize },
      supportsHibernation,
      supportedCapabilities,
      purchasePlan,
      securityProfile,
    },
  };
}
