import { sameId } from "#simulator/arm/resource-id.ts";
import {
  type DiskContent,
  imageContent,
  type Layer,
  type Rest,
  resized,
  zeros,
} from "#simulator/content/disk-content.ts";
import { hashNumber, hashText } from "#simulator/content/hash.ts";
import { writeOrderOf } from "#simulator/content/write-order.ts";
import { beginStream, streamStateOf } from "#simulator/content/write-stream.ts";
import { valueAt } from "#simulator/json.ts";
import type {
  ConsistencyMode,
  Disk,
  DiskRestorePoint,
  RestorePoint,
  Snapshot,
  VirtualMachine,
  VmDataDisk,
  VmOsDisk,
} from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** How many writes to a disk with ReadWrite caching the host holds back before it writes them down. */
const cachedWritesRange = { min: 4, max: 16 };

const restAfter: Record<ConsistencyMode, Rest | undefined> = {
  CrashConsistent: undefined,
  FileSystemConsistent: "file-system-flushed",
  ApplicationConsistent: "application-quiesced",
};

/**
 * What is on the disk at this instant, as a snapshot takes it. Disks of one machine captured at the same instant are one
 * cut through its writes, except that a crash-consistent capture lacks what a ReadWrite cache holds. The other modes
 * have the guest flush first.
 */
export function contentOfDisk(
  world: World,
  disk: Disk,
  now: number,
  mode: ConsistencyMode = "CrashConsistent",
): DiskContent {
  const base = ownContentOf(world, disk);
  const vm = disk.managedBy === undefined ? undefined : world.virtualMachines.get(disk.managedBy);
  const layer = vm && layerOf(world, vm, disk, { now, mode });
  return layer ? { ...base, layers: [...base.layers, layer] } : base;
}

export function contentOfSnapshot(world: World, snapshot: Snapshot): DiskContent {
  return ownContentOf(world, snapshot);
}

export function contentOfDiskRestorePoint(world: World, point: RestorePoint, entry: DiskRestorePoint): DiskContent {
  if (entry.content) return entry.content;
  const disk = world.disks.get(entry.diskId);
  return disk ? contentOfDisk(world, disk, point.createdAt, point.consistencyMode) : zeros(0);
}

/** The content of the disk, snapshot or disk restore point with this id, as it would be copied now. */
export function contentOfSource(world: World, id: string, now: number): DiskContent | undefined {
  const disk = world.disks.get(id);
  if (disk) return contentOfDisk(world, disk, now);
  const snapshot = world.snapshots.get(id);
  if (snapshot) return contentOfSnapshot(world, snapshot);
  const pointId = /^(.*)\/diskRestorePoints\/[^/]+$/i.exec(id)?.[1];
  const point = pointId === undefined ? undefined : world.restorePoints.get(pointId);
  const entry = point?.disks.find((candidate) => sameId(`${point.id}/diskRestorePoints/${candidate.name}`, id));
  return point && entry && contentOfDiskRestorePoint(world, point, entry);
}

/**
 * To be called when a disk or snapshot has been created: gives it the content of its source (`creationData`) at this
 * instant, whatever happens to the source afterwards.
 */
export function fillFromSource(world: World, created: Disk | Snapshot, now: number): void {
  const sourceId = sourceIdOf(created);
  const source = sourceId === undefined ? undefined : contentOfSource(world, sourceId, now);
  if (source) keep(world, created, resized(source, sizeOf(created)));
}

/** To be called when a disk or snapshot is deleted. */
export function forgetContent(world: World, deleted: Disk | Snapshot): void {
  world.diskContents.delete(deleted.properties.uniqueId);
}

/**
 * To be called before disks are attached to a machine or detached from it, or an attached disk grows: what the disks
 * hold stays so, and the machine begins a new stream on the disks that it has afterwards.
 */
export function settleContents(world: World, vm: VirtualMachine, now: number): void {
  for (const { managedDisk } of attachmentsOf(vm)) {
    const disk = managedDisk && world.disks.get(managedDisk.id);
    if (disk) keep(world, disk, contentOfDisk(world, disk, now, "FileSystemConsistent"));
  }
  beginStream(world, vm, now);
}

/** What had been on the disk before the machine that has it now began to write to it. */
function ownContentOf(world: World, disk: Disk | Snapshot): DiskContent {
  const kept = world.diskContents.get(disk.properties.uniqueId);
  if (kept) return resized({ sizeBytes: kept.sizeBytes, layers: kept.layers }, sizeOf(disk));
  const image = imageOf(disk);
  return image === undefined ? zeros(sizeOf(disk)) : imageContent(image, sizeOf(disk));
}

function keep(world: World, disk: Disk | Snapshot, { sizeBytes, layers }: DiskContent): void {
  world.diskContents.put({ id: disk.properties.uniqueId, sizeBytes, layers });
}

function layerOf(
  world: World,
  vm: VirtualMachine,
  disk: Disk,
  { now, mode }: { now: number; mode: ConsistencyMode },
): Layer | undefined {
  const attachments = attachmentsOf(vm);
  const member = attachments.findIndex(({ managedDisk }) => managedDisk && sameId(managedDisk.id, disk.id));
  const { stream, writes, startedWith, isRunning } = streamStateOf(world, vm, now);
  if (member === -1 || writes === 0) return undefined;
  const layer = { stream, members: attachments.length, member, spanBytes: sizeOf(disk), upTo: writes };
  const rest = isRunning ? restAfter[mode] : "shut-down";
  const isCached = rest === undefined && attachments[member]?.caching === "ReadWrite";
  const lost = isCached ? cachedWrites(layer, startedWith) : 0;
  return { ...layer, ...(lost > 0 && { lost }), ...(rest && { rest }) };
}

/** How many of the last writes to the disk the host's cache still holds: some, but only of those since the last start. */
function cachedWrites(layer: Layer, startedWith: number): number {
  const { countUpTo } = writeOrderOf(layer);
  const sinceStart = countUpTo(layer.upTo) - countUpTo(startedWith);
  const { min, max } = cachedWritesRange;
  const held = min + (hashNumber(hashText(layer.stream), layer.upTo) % (max - min + 1));
  return Math.min(held, sinceStart);
}

function attachmentsOf(vm: VirtualMachine): (VmOsDisk | VmDataDisk)[] {
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  return [osDisk, ...dataDisks];
}

function sizeOf({ properties }: Disk | Snapshot): number {
  const bytes = properties["diskSizeBytes"];
  return typeof bytes === "number" ? bytes : properties.diskSizeGB * 1024 ** 3;
}

/** Some clients leave out the slash in front, and Azure answers the id as it was sent. */
function sourceIdOf({ properties }: Disk | Snapshot): string | undefined {
  const id = valueAt(properties, ["creationData", "sourceResourceId"]);
  return typeof id === "string" ? id.replace(/^(?!\/)/, "/") : undefined;
}

/** The name of the image that the disk was made from. A disk that came with its machine does not tell which. */
function imageOf({ properties }: Disk | Snapshot): string | undefined {
  if (valueAt(properties, ["creationData", "createOption"]) !== "FromImage") return undefined;
  const reference = ["imageReference", "galleryImageReference"]
    .map((name) => valueAt(properties, ["creationData", name, "id"]))
    .find((id) => typeof id === "string");
  return String(reference ?? properties["osType"] ?? "image").replaceAll(" ", "-");
}
