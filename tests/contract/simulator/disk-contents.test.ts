import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Disk, RestorePoint } from "@azure/arm-compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contradictions, newestWrites } from "#tests/support/consistent-cut.ts";
import {
  type DiskImage,
  differingBlocks,
  downloadImage,
  downloadRange,
  pageRanges,
} from "#tests/support/disk-image.ts";
import { type RestorePointBench, type Subject, startBench } from "#tests/support/restore-point-bench.ts";
import {
  advanceClock,
  diskIdsOf,
  disksOfPoint,
  downloadPoint,
  downloadSnapshot,
  shareDisk,
} from "#tests/support/shared-disks.ts";
import { startSimulator } from "#tests/support/start-simulator.ts";

const gib = 1024 ** 3;

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

async function createDisk({ client, group, vm }: Subject, name: string, more: Partial<Disk>): Promise<Disk> {
  return client.disks.createOrUpdate(group, name, {
    location: vm.location,
    sku: { name: "Premium_LRS" },
    creationData: { createOption: "Empty" },
    ...more,
  });
}

const restored = (sourceResourceId: string): Partial<Disk> => ({
  creationData: { createOption: "Restore", sourceResourceId },
});

async function imageOf(subject: Subject, name: string): Promise<DiskImage> {
  const image = await downloadImage(await shareDisk(subject, name));
  await subject.client.disks.revokeAccess(subject.group, name);
  return image;
}

describe("a disk that was restored", () => {
  let subject: Subject;
  let point: RestorePoint;
  let sources: DiskImage[];

  beforeAll(async () => {
    subject = bench.machine("sql-prod-01");
    point = await bench.protect("sql-prod-01", { point: "source" });
    sources = await downloadPoint(subject, point);
  });

  it("is equal to its disk restore point, byte for byte, although the machine has gone on", async () => {
    await advanceClock(bench, 600);
    const disks = await disksOfPoint(subject, point);
    for (const [index, disk] of disks.entries()) {
      await createDisk(subject, `restored-${index}`, restored(disk.id));
      const copy = await imageOf(subject, `restored-${index}`);
      const source = sources[index];
      if (source === undefined) throw new Error(`There is no image of disk ${index}.`);
      expect(copy.sizeBytes).toBe(source.sizeBytes);
      expect(copy.writes.length).toBeGreaterThan(1000);
      expect(differingBlocks(copy, source)).toEqual([]);
    }
  });

  it("differs from what the machine's disk holds now", async () => {
    const [diskId = ""] = diskIdsOf(subject);
    const now = await downloadSnapshot(subject, diskId);
    const [before] = sources;
    expect(before && differingBlocks(now, before).length).toBeGreaterThan(100);
  });

  it("holds zeros where it is larger than its source", async () => {
    const [, disk] = await disksOfPoint(subject, point);
    const source = sources[1];
    if (disk === undefined || source === undefined) throw new Error("The point has no data disk.");
    const sizeBytes = source.sizeBytes + 64 * gib;
    await createDisk(subject, "larger", { ...restored(disk.id), diskSizeGB: sizeBytes / gib });
    const copy = await imageOf(subject, "larger");
    expect(copy.sizeBytes).toBe(sizeBytes);
    expect(differingBlocks(copy, source)).toEqual([]);
    expect(copy.ranges.every(({ start, bytes }) => start + bytes.length <= source.sizeBytes)).toBe(true);
  });

  it("can be copied again, by disk and by snapshot", async () => {
    const [disk] = await disksOfPoint(subject, point);
    await createDisk(subject, "original", restored(disk?.id ?? ""));
    const { id: originalId = "" } = await subject.client.disks.get(subject.group, "original");
    await subject.client.snapshots.createOrUpdate(subject.group, "of-original", {
      location: subject.vm.location,
      creationData: { createOption: "Copy", sourceResourceId: originalId },
    });
    const { id: snapshotId = "" } = await subject.client.snapshots.get(subject.group, "of-original");
    for (const [name, sourceResourceId] of Object.entries({ "by-disk": originalId, "by-snapshot": snapshotId })) {
      await createDisk(subject, name, { creationData: { createOption: "Copy", sourceResourceId } });
      const copy = await imageOf(subject, name);
      expect(sources[0] && differingBlocks(copy, sources[0])).toEqual([]);
    }
  });

  it("keeps its content when the point is deleted", async () => {
    const other = bench.machine("sql-prod-03");
    const gone = await bench.protect("sql-prod-03", { point: "gone" });
    const [disk] = await disksOfPoint(other, gone);
    const [source] = await downloadPoint(other, gone);
    await createDisk(other, "survivor", restored(disk?.id ?? ""));
    await other.client.restorePoints.delete(other.group, disk?.collection ?? "", "gone");
    expect(source && differingBlocks(await imageOf(other, "survivor"), source)).toEqual([]);
  });
});

describe("a restored disk that is attached to a machine", () => {
  it("gets the machine's writes on top of what it holds, and keeps both when it is detached", async () => {
    const subject = bench.machine("web-prod-06");
    const { client, group, vm } = subject;
    const [disk] = await disksOfPoint(subject, await bench.protect("web-prod-06", { point: "base" }));
    const { id: diskId = "" } = await createDisk(subject, "attached", restored(disk?.id ?? ""));
    const before = await imageOf(subject, "attached");
    await client.virtualMachines.attachDetachDataDisks(group, vm.name, { dataDisksToAttach: [{ diskId }] });
    await advanceClock(bench, 30);
    const during = await downloadSnapshot(subject, diskId);
    const [old, added] = [vm.vmId ?? "", `${vm.vmId}/2`];
    const countOf = (image: DiskImage, stream: string) =>
      image.writes.filter((write) => write.stream === stream).length;
    expect(countOf(during, added)).toBeGreaterThan(30);
    expect(countOf(during, old)).toBeGreaterThan(900);
    const members = new Set(during.writes.flatMap((write) => (write.stream === added ? [write.members] : [])));
    expect([...members]).toEqual([diskIdsOf(subject).length + 1]);
    expect(differingBlocks(during, before).length).toBeGreaterThanOrEqual(countOf(during, added));
    await client.virtualMachines.attachDetachDataDisks(group, vm.name, { dataDisksToDetach: [{ diskId }] });
    await advanceClock(bench, 30);
    const after = await imageOf(subject, "attached");
    expect(countOf(after, added)).toBeGreaterThanOrEqual(countOf(during, added));
    expect(countOf(after, `${vm.vmId}/3`)).toBe(0);
  });
});

describe("a copy of a restore point in another region", () => {
  it("is equal to its source, once it has been copied", async () => {
    const subject = bench.machine("web-prod-05");
    const { client, group } = subject;
    const source = await bench.protect("web-prod-05", { point: "near" });
    const { id = "" } = await client.restorePointCollections.get(group, "rpc-web-prod-05");
    await client.restorePointCollections.createOrUpdate(group, "far", { location: "northeurope", source: { id } });
    const copy = await client.restorePoints.create(group, "far", "far", {
      sourceRestorePoint: { id: source.id ?? "" },
    });
    await expect(downloadPoint(subject, copy)).rejects.toThrow("its background copy has not completed");
    await advanceClock(bench, 24 * 3600);
    const [near, far] = [await downloadPoint(subject, source), await downloadPoint(subject, copy)];
    expect(far.length).toBe(near.length);
    for (const [index, image] of near.entries()) expect(far[index] && differingBlocks(far[index], image)).toEqual([]);
  });
});

describe("a small disk", () => {
  it("is a fixed VHD of its bytes and a footer, of which a new one is zeros", async () => {
    const subject = bench.machine("web-prod-01");
    await createDisk(subject, "small", { diskSizeGB: 4 });
    const sas = await shareDisk(subject, "small");
    expect(await pageRanges(sas)).toEqual([{ start: 4 * gib, end: 4 * gib + 512 }]);
    const answer = await fetch(sas, { headers: { range: `bytes=0-${256 * 1024 ** 2 - 1}` } });
    let bytes = 0;
    for await (const piece of answer.body ?? []) {
      expect(Buffer.from(piece).equals(Buffer.alloc(piece.length))).toBe(true);
      bytes += piece.length;
    }
    expect(bytes).toBe(256 * 1024 ** 2);
    const footer = await downloadRange(sas, 4 * gib, 4 * gib + 512);
    expect(footer.toString("latin1", 0, 8)).toBe("conectix");
    expect(footer.readBigUInt64BE(48)).toBe(BigInt(4 * gib));
  });
});

describe("the largest disks", () => {
  it("can be read anywhere", async () => {
    const subject = bench.machine("lake-01");
    await subject.client.virtualMachines.deallocate(subject.group, "lake-01");
    const name = subject.vm.storageProfile?.dataDisks?.[33]?.name ?? "";
    const sas = await shareDisk(subject, name);
    const ranges = await pageRanges(sas);
    const last = ranges.at(-2);
    expect(last?.start).toBeGreaterThan(15 * 1024 * gib);
    const image = await downloadRange(sas, last?.start ?? 0, last?.end ?? 0);
    expect(image.toString("latin1", 0, 8)).toBe("SIMWRITE");
  });
});

describe("what a machine writes", () => {
  it("stands still while it is deallocated", async () => {
    const subject = bench.machine("web-prod-02");
    const [diskId = ""] = diskIdsOf(subject);
    await subject.client.virtualMachines.deallocate(subject.group, "web-prod-02");
    const first = await downloadSnapshot(subject, diskId);
    await advanceClock(bench, 3600);
    expect(differingBlocks(await downloadSnapshot(subject, diskId), first)).toEqual([]);
    await subject.client.virtualMachines.start(subject.group, "web-prod-02");
    await advanceClock(bench, 60);
    expect(differingBlocks(await downloadSnapshot(subject, diskId), first).length).toBeGreaterThan(100);
  });

  it("stays on a disk that is detached, and no more comes to it", async () => {
    const subject = bench.machine("pay-db-01");
    const { client, group, vm } = subject;
    const [, diskId = ""] = diskIdsOf(subject);
    const before = await downloadSnapshot(subject, diskId);
    const { storageProfile } = await client.virtualMachines.get(group, vm.name);
    const dataDisks = storageProfile?.dataDisks?.filter((disk) => disk.managedDisk?.id !== diskId) ?? [];
    await client.virtualMachines.update(group, vm.name, { storageProfile: { dataDisks } });
    const detached = await downloadSnapshot(subject, diskId);
    await advanceClock(bench, 3600);
    expect(differingBlocks(await downloadSnapshot(subject, diskId), detached)).toEqual([]);
    const stream = vm.vmId ?? "";
    const newest = (image: DiskImage) => [...newestWrites([image], stream).values()][0] ?? 0;
    expect(newest(detached)).toBeGreaterThanOrEqual(newest(before));
    // The disks that are left go on, as another set.
    const left = await downloadPoint(subject, await bench.protect("pay-db-01", { point: "without" }));
    expect(contradictions(left, `${stream}/2`)).toEqual([]);
    expect(left.every((image) => newestWrites([image], `${stream}/2`).size === 1)).toBe(true);
  });

  it("stays in a disk that has grown, of which an earlier point keeps the former size", async () => {
    const subject = bench.machine("pay-db-02");
    const { client, group } = subject;
    const [, diskId = ""] = diskIdsOf(subject);
    await client.virtualMachines.deallocate(group, "pay-db-02");
    const before = await downloadSnapshot(subject, diskId);
    const point = await bench.protect("pay-db-02", { point: "before-growth" });
    const name = diskId.split("/").at(-1) ?? "";
    await client.disks.update(group, name, { diskSizeGB: before.sizeBytes / gib + 100 });
    const after = await downloadSnapshot(subject, diskId);
    expect(after.sizeBytes).toBe(before.sizeBytes + 100 * gib);
    expect(after.writes.length).toBe(before.writes.length);
    const kept = (await downloadPoint(subject, point))[1];
    expect(kept?.sizeBytes).toBe(before.sizeBytes);
    expect(kept && differingBlocks(kept, before)).toEqual([]);
    await client.virtualMachines.start(group, "pay-db-02");
    await advanceClock(bench, 600);
    const later = await downloadSnapshot(subject, diskId);
    expect(Math.max(...later.writes.map((write) => write.foundAt))).toBeGreaterThan(before.sizeBytes);
  });

  it("can be told apart by snapshot: pages that differ from the one before", async () => {
    const { client, group, vm } = bench.machine("web-prod-03");
    const [sourceResourceId = ""] = diskIdsOf(bench.machine("web-prod-03"));
    const shared: string[] = [];
    for (const name of ["first", "second"]) {
      const creationData = { createOption: "Copy", sourceResourceId };
      await client.snapshots.createOrUpdate(group, name, { location: vm.location, incremental: true, creationData });
      const read = { access: "Read", durationInSeconds: 3600 };
      shared.push((await client.snapshots.grantAccess(group, name, read)).accessSAS ?? "");
      await advanceClock(bench, 2);
    }
    const [first = "", second = ""] = shared;
    const changed = await pageRanges(second, first);
    const expected = differingBlocks(await downloadImage(first), await downloadImage(second));
    const offsets = changed.flatMap(({ start, end }) =>
      Array.from({ length: Math.floor((end - start) / 4096) }, (_, index) => start + index * 4096),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(offsets).toEqual(expected);
    expect(expected.length).toBeLessThan(300);
  });
});

describe("a simulator that was stopped", () => {
  it("serves the same bytes at the same address when it is started again", async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), "simulator-"));
    const first = await startBench({ dataFolder, operationMs: "0-0" });
    const subject = first.machine("web-prod-04");
    const [disk] = await disksOfPoint(subject, await first.protect("web-prod-04", { point: "kept" }));
    await createDisk(subject, "kept", restored(disk?.id ?? ""));
    const sas = new URL(await shareDisk(subject, "kept"));
    const before = await downloadImage(sas.href);
    await first.simulator.stop("SIGKILL");
    const again = await startSimulator({ dataFolder, operationMs: "0-0" });
    const after = await downloadImage(`${again.origin}${sas.pathname}${sas.search}`);
    await again.stop();
    await rm(dataFolder, { recursive: true, force: true });
    expect(differingBlocks(after, before)).toEqual([]);
    expect(after.footer.equals(before.footer)).toBe(true);
  });
});
