import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contradictions, newestWrites } from "#tests/support/consistent-cut.ts";
import type { DiskImage } from "#tests/support/disk-image.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";
import { advanceClock, diskIdsOf, downloadPoint, downloadSnapshot } from "#tests/support/shared-disks.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

/** The machine's own stream: its blocks are named after the machine's unique id. */
const streamOf = (name: string): string => bench.machine(name).vm.vmId ?? "";
const statesOf = (images: DiskImage[], stream: string): string[] =>
  images.flatMap((image) => image.states.filter((state) => state.stream === stream).map(({ state }) => state));

describe("a crash-consistent restore point of a running machine", () => {
  it("is one cut through the writes to all its disks", async () => {
    const point = await bench.protect("erp-db-01", { point: "cut" });
    const images = await downloadPoint(bench.machine("erp-db-01"), point);
    const stream = streamOf("erp-db-01");
    expect(images).toHaveLength(4);
    for (const image of images) expect(image.writes.filter((write) => write.stream === stream).length).toBe(1024);
    expect(contradictions(images, stream)).toEqual([]);
    const newest = [...newestWrites(images, stream).values()];
    expect(Math.max(...newest) - Math.min(...newest)).toBeLessThan(2 * images.length);
    expect(statesOf(images, stream)).toEqual(["in-use", "in-use", "in-use", "in-use"]);
  });

  it("holds later writes than an earlier point", async () => {
    const earlier = await downloadPoint(bench.machine("pay-db-01"), await bench.protect("pay-db-01", { point: "one" }));
    await advanceClock(bench, 3700);
    const later = await downloadPoint(bench.machine("pay-db-01"), await bench.protect("pay-db-01", { point: "two" }));
    const stream = streamOf("pay-db-01");
    const [before, after] = [newestWrites(earlier, stream), newestWrites(later, stream)];
    for (const [disk, write] of before) expect(after.get(disk)).toBeGreaterThan(write + 1000);
  });
});

describe("taking the disks one by one", () => {
  const oneByOne = async (name: string): Promise<DiskImage[]> => {
    const images: DiskImage[] = [];
    for (const id of diskIdsOf(bench.machine(name))) {
      images.push(await downloadSnapshot(bench.machine(name), id));
      await advanceClock(bench, 60);
    }
    return images;
  };

  it("gives no cut while the machine writes", async () => {
    const images = await oneByOne("sql-prod-01");
    const found = contradictions(images, streamOf("sql-prod-01"));
    expect(found.length).toBeGreaterThan(0);
    // What was taken later relies on writes that came too late for what was taken earlier.
    for (const { disk, missingFrom } of found) expect(disk).toBeGreaterThan(missingFrom);
  });

  it("gives a cut of a machine that is deallocated", async () => {
    const { client, group } = bench.machine("sql-prod-02");
    await client.virtualMachines.deallocate(group, "sql-prod-02");
    const images = await oneByOne("sql-prod-02");
    const stream = streamOf("sql-prod-02");
    expect(images.every((image) => image.writes.some((write) => write.stream === stream))).toBe(true);
    expect(contradictions(images, stream)).toEqual([]);
    expect(statesOf(images, stream)).toEqual(["shut-down", "shut-down", "shut-down"]);
  });
});

describe("ReadWrite caching", () => {
  it("loses writes that the host had acknowledged from a crash-consistent point", async () => {
    const images = await downloadPoint(
      bench.machine("cache-rw-01"),
      await bench.protect("cache-rw-01", { point: "crash" }),
    );
    const lost = contradictions(images, streamOf("cache-rw-01"));
    const { osDisk, dataDisks = [] } = bench.machine("cache-rw-01").vm.storageProfile ?? {};
    const cached = [osDisk, ...dataDisks].flatMap((disk, member) => (disk?.caching === "ReadWrite" ? [member] : []));
    expect(cached).toEqual([0, 1]);
    expect([...new Set(lost.map(({ missingFrom }) => missingFrom))].sort()).toEqual(cached);
    // The disk without a cache has them all, so it is the witness.
    expect(lost.every(({ reliedOn, write }) => reliedOn < write)).toBe(true);
  });

  it("loses nothing from an application-consistent point, whose writer has come to rest", async () => {
    const point = await bench.protect("cache-rw-01", { point: "application", crash: false });
    const images = await downloadPoint(bench.machine("cache-rw-01"), point);
    const stream = streamOf("cache-rw-01");
    expect(point.consistencyMode).toBe("ApplicationConsistent");
    expect(contradictions(images, stream)).toEqual([]);
    expect(statesOf(images, stream)).toEqual(["application-quiesced", "application-quiesced", "application-quiesced"]);
  });

  it("loses nothing once the machine is off", async () => {
    const { client, group } = bench.machine("cache-rw-01");
    await client.virtualMachines.deallocate(group, "cache-rw-01");
    await advanceClock(bench, 3700);
    const point = await bench.protect("cache-rw-01", { point: "off" });
    const images = await downloadPoint(bench.machine("cache-rw-01"), point);
    expect(contradictions(images, streamOf("cache-rw-01"))).toEqual([]);
  });
});

describe("a file-system-consistent point", () => {
  it("is one cut with the file systems flushed", async () => {
    const point = await bench.protect("analytics-01", { point: "flushed", crash: false });
    const images = await downloadPoint(bench.machine("analytics-01"), point);
    const stream = streamOf("analytics-01");
    expect(point.consistencyMode).toBe("FileSystemConsistent");
    expect(contradictions(images, stream)).toEqual([]);
    expect(new Set(statesOf(images, stream))).toEqual(new Set(["file-system-flushed"]));
  });
});
