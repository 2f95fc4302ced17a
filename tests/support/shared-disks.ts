import type { RestorePoint } from "@azure/arm-compute";
import { collect } from "#tests/support/azure-clients.ts";
import { type DiskImage, downloadImage } from "#tests/support/disk-image.ts";
import type { RestorePointBench, Subject } from "#tests/support/restore-point-bench.ts";

/** A disk restore point by the names that its path is made of, with the disk that it was made from. */
export type PointOfDisk = { collection: string; point: string; name: string; id: string; sourceId: string };

/** The disk restore points of a point of `bench.protect`, the operating system's first, then by LUN. */
export async function disksOfPoint(subject: Subject, restorePoint: RestorePoint): Promise<PointOfDisk[]> {
  const [collection = "", , point = ""] = restorePoint.id?.split("/").slice(8) ?? [];
  const listed = await collect(subject.client.diskRestorePoint.listByRestorePoint(subject.group, collection, point));
  const { osDisk, dataDisks = [] } = restorePoint.sourceMetadata?.storageProfile ?? {};
  const order = [osDisk, ...dataDisks].map((disk) => disk?.diskRestorePoint?.id);
  return listed
    .map(({ name = "", id = "", sourceResourceId: sourceId = "" }) => ({ collection, point, name, id, sourceId }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

const hour = { access: "Read", durationInSeconds: 3600 };

export async function shareDiskRestorePoint({ client, group }: Subject, disk: PointOfDisk): Promise<string> {
  const { collection, point, name } = disk;
  const { accessSAS } = await client.diskRestorePoint.grantAccess(group, collection, point, name, hour);
  if (accessSAS === undefined) throw new Error("The answer has no accessSAS.");
  return accessSAS;
}

export async function shareDisk({ client, group }: Subject, name: string): Promise<string> {
  const { accessSAS } = await client.disks.grantAccess(group, name, hour);
  if (accessSAS === undefined) throw new Error("The answer has no accessSAS.");
  return accessSAS;
}

/** Downloads all disks of a point as anybody would: share, read, take back. */
export async function downloadPoint(subject: Subject, restorePoint: RestorePoint): Promise<DiskImage[]> {
  const images: DiskImage[] = [];
  for (const disk of await disksOfPoint(subject, restorePoint)) {
    images.push(await downloadImage(await shareDiskRestorePoint(subject, disk)));
    const { collection, point, name } = disk;
    await subject.client.diskRestorePoint.revokeAccess(subject.group, collection, point, name);
  }
  return images;
}

/** A snapshot of one disk, downloaded and deleted. */
export async function downloadSnapshot({ client, group, vm }: Subject, diskId: string): Promise<DiskImage> {
  const name = `snapshot-${diskId.split("/").at(-1)}`.slice(0, 80);
  await client.snapshots.createOrUpdate(group, name, {
    location: vm.location,
    incremental: true,
    creationData: { createOption: "Copy", sourceResourceId: diskId },
  });
  const { accessSAS = "" } = await client.snapshots.grantAccess(group, name, hour);
  const image = await downloadImage(accessSAS);
  await client.snapshots.revokeAccess(group, name);
  await client.snapshots.delete(group, name);
  return image;
}

export function diskIdsOf({ vm }: Subject): string[] {
  const { osDisk, dataDisks = [] } = vm.storageProfile ?? {};
  return [osDisk, ...dataDisks].map((disk) => disk?.managedDisk?.id ?? "");
}

export const advanceClock = ({ simulator }: RestorePointBench, seconds: number): Promise<unknown> =>
  simulator.control("POST", "/clock/advance", { seconds });
