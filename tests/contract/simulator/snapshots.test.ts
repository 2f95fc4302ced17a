import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type DiskBench, startDiskBench, type WireDisk } from "#tests/support/disk-bench.ts";

let bench: DiskBench;
let diskId: string;

beforeAll(async () => {
  bench = await startDiskBench();
  diskId = (await bench.makeDisk("source", { diskSizeGB: 10, sku: { name: "Premium_LRS" } })).id ?? "";
});
afterAll(() => bench?.simulator.stop());

const location = "westeurope";

describe("a snapshot", () => {
  it("is answered 202 with what was asked for, and ends as recorded", async () => {
    const creationData = { createOption: "Copy", sourceResourceId: diskId };
    const answer = await bench.raw("PUT", "snapshots/s1", {
      location,
      tags: {},
      sku: { name: "Standard_LRS" },
      properties: { creationData, incremental: true },
    });
    expect(answer).toMatchObject({
      status: 202,
      body: {
        type: "Microsoft.Compute/snapshots",
        sku: { name: "Standard_LRS" },
        properties: { creationData, incremental: true, provisioningState: "Updating" },
      },
    });
    expect(answer.headers.get("azure-asyncoperation")).toContain("/DiskOperations/");
    await expect
      .poll(async () => (await bench.client.snapshots.get(bench.group, "s1")).provisioningState)
      .toBe("Succeeded");
    const { body } = await bench.raw("GET", "snapshots/s1", undefined, "2023-10-02");
    const { uniqueId } = await bench.client.disks.get(bench.group, "source");
    expect(body).toMatchObject({
      sku: { name: "Standard_LRS", tier: "Standard" },
      properties: {
        creationData: { ...creationData, sourceUniqueId: uniqueId },
        diskSizeGB: 10,
        diskSizeBytes: 10 * 1024 ** 3,
        encryption: { type: "EncryptionAtRestWithPlatformKey" },
        incremental: true,
        incrementalSnapshotFamilyId: expect.any(String),
        networkAccessPolicy: "AllowAll",
        publicNetworkAccess: "Enabled",
        diskState: "Unattached",
      },
    });
    expect((body as WireDisk).properties["diskIOPSReadWrite"]).toBeUndefined();
  });

  it("is full unless it is asked to be incremental, and can be empty", async () => {
    expect(await bench.makeSnapshot("s2", diskId)).toMatchObject({ incremental: false, sku: { name: "Standard_LRS" } });
    const blank = await bench.client.snapshots.createOrUpdate(bench.group, "s3", {
      location,
      sku: { name: "Premium_LRS" },
      creationData: { createOption: "Empty" },
      diskSizeGB: 1,
    });
    expect(blank).toMatchObject({ incremental: false, diskSizeGB: 1, sku: { tier: "Premium" } });
  });

  it("belongs to its disk's family, whichever of the disk's snapshots it is", async () => {
    const [first, second] = [
      await bench.makeSnapshot("f1", diskId, { incremental: true }),
      await bench.makeSnapshot("f2", diskId, { incremental: true }),
    ];
    expect(second.incrementalSnapshotFamilyId).toBe(first.incrementalSnapshotFamilyId);
  });

  it("is changed, listed in its group, found in Resource Graph, and deleted", async () => {
    await bench.makeSnapshot("c1", diskId);
    const changed = await bench.client.snapshots.update(bench.group, "c1", {
      tags: { kept: "yes" },
      diskSizeGB: 20,
      supportedCapabilities: { acceleratedNetwork: false },
    });
    expect(changed).toMatchObject({
      tags: { kept: "yes" },
      diskSizeGB: 20,
      supportedCapabilities: { acceleratedNetwork: false },
    });
    const names = (await collect(bench.client.snapshots.listByResourceGroup(bench.group))).map(({ name }) => name);
    expect(names).toContain("c1");
    const { data } = await bench.azure.graph.resources({
      subscriptions: [bench.scope.split("/")[2] ?? ""],
      query: "Resources | where type =~ 'microsoft.compute/snapshots' and name == 'c1' | project name, id",
    });
    expect(data).toEqual([{ name: "c1", id: `${bench.scope}/snapshots/c1` }]);
    await bench.client.snapshots.delete(bench.group, "c1");
    expect((await bench.raw("GET", "snapshots/c1")).status).toBe(404);
  });

  it("may be taken again only seven times within five minutes", async () => {
    const { id = "" } = await bench.makeDisk("busy");
    for (let count = 1; count <= 7; count++) await bench.makeSnapshot(`busy-${count}`, id, { incremental: true });
    await expect(bench.makeSnapshot("busy-8", id, { incremental: true })).rejects.toMatchObject({
      statusCode: 409,
      code: "OperationNotAllowed",
    });
    await bench.makeSnapshot("busy-full", id);
    await bench.advance(301);
    await bench.makeSnapshot("busy-8", id, { incremental: true });
  });

  it("has no disk's kind", async () => {
    const body = {
      location,
      sku: { name: "UltraSSD_LRS" },
      properties: { creationData: { createOption: "Empty" }, diskSizeGB: 1 },
    };
    expect(await bench.raw("PUT", "snapshots/x", body)).toMatchObject({ status: 400 });
  });
});

describe("a copy into another region", () => {
  const copyOf = (sourceResourceId: string, more: object = {}) => ({
    location: "northeurope",
    creationData: { createOption: "CopyStart", sourceResourceId },
    incremental: true,
    ...more,
  });

  it("is created at once and fills in the background; until then nothing can be made of it", async () => {
    const { id = "" } = await bench.makeSnapshot("k1", diskId, { incremental: true });
    const copy = await bench.client.snapshots.createOrUpdate(bench.group, "k2", copyOf(id));
    expect(copy).toMatchObject({ provisioningState: "Succeeded", location: "northeurope", incremental: true });
    expect(copy.completionPercent).toBeLessThan(20);
    const disk = { location: "northeurope", creationData: { createOption: "Copy", sourceResourceId: copy.id ?? "" } };
    await expect(bench.client.disks.createOrUpdate(bench.group, "k3", disk)).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining("completionPercent"),
    });
    await bench.advance(80);
    expect((await bench.client.snapshots.get(bench.group, "k2")).completionPercent).toBe(100);
    await bench.client.disks.createOrUpdate(bench.group, "k3", disk);
  });

  it("fails when its source is deleted meanwhile", async () => {
    const { id = "" } = await bench.makeSnapshot("l1", diskId, { incremental: true });
    await bench.client.snapshots.createOrUpdate(bench.group, "l2", copyOf(id));
    await bench.client.snapshots.delete(bench.group, "l1");
    await bench.advance(80);
    const copy = await bench.client.snapshots.get(bench.group, "l2");
    expect(copy.copyCompletionError?.errorCode).toBe("CopySourceNotFound");
    expect(copy.completionPercent).toBeLessThan(100);
  });

  it("is made of a snapshot, not of a disk", async () => {
    await expect(bench.client.snapshots.createOrUpdate(bench.group, "m1", copyOf(diskId))).rejects.toMatchObject({
      statusCode: 400,
      code: "InvalidParameter",
    });
  });
});

describe("a snapshot of a Premium SSD v2 disk", () => {
  it("is pending until it has been copied, or instantly accessible for a while", async () => {
    const { id = "" } = await bench.makeDisk("v2", { sku: { name: "PremiumV2_LRS" }, diskSizeGB: 100 });
    const plain = await bench.makeSnapshot("v2-plain", id, { incremental: true });
    const instant = await bench.makeSnapshot("v2-instant", id, {
      incremental: true,
      creationData: { createOption: "Copy", sourceResourceId: id, instantAccessDurationMinutes: 60 },
    });
    expect(plain).toMatchObject({ snapshotAccessState: "Pending" });
    expect(instant).toMatchObject({ snapshotAccessState: "InstantAccess" });
    const disk = (sku: string, name: string) =>
      bench.makeDisk(name, {
        sku: { name: sku },
        creationData: { createOption: "Copy", sourceResourceId: instant.id ?? "" },
        diskSizeGB: undefined,
      });
    await expect(disk("Premium_LRS", "v2-premium")).rejects.toMatchObject({ code: "InvalidParameter" });
    await disk("PremiumV2_LRS", "v2-restored");
    await bench.advance(200);
    expect(await bench.client.snapshots.get(bench.group, "v2-instant")).toMatchObject({
      snapshotAccessState: "AvailableWithInstantAccess",
    });
    await bench.advance(3600);
    expect(await bench.client.snapshots.get(bench.group, "v2-instant")).toMatchObject({
      snapshotAccessState: "Available",
    });
  });

  it("is one of at most three that are pending", async () => {
    const { id = "" } = await bench.makeDisk("v3", { sku: { name: "PremiumV2_LRS" }, diskSizeGB: 100 });
    for (const count of [1, 2, 3]) await bench.makeSnapshot(`v3-${count}`, id, { incremental: true });
    await expect(bench.makeSnapshot("v3-4", id, { incremental: true })).rejects.toMatchObject({
      message: expect.stringContaining("background copy"),
    });
  });
});
