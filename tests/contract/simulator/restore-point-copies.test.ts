import type { RestorePoint } from "@azure/arm-compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

// The clock stands still unless a test moves it, so that progress is exactly what the test lets pass.
beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0", args: ["--clock", "explicit"] });
});
afterAll(() => bench?.simulator.stop());

const minutes = (count: number) =>
  bench.simulator.control("POST", "/clock/advance", { seconds: Math.round(count * 60) });

/** The machine's own collection with one point, and a collection in another region that takes its copies. */
async function prepare(name: string, options: { target?: string; location?: string; point?: string } = {}) {
  const { group, client } = bench.machine(name);
  const { target = `copies-${name}`, location = "northeurope", point = "one" } = options;
  const source = await bench.protect(name, { point });
  const collection = await client.restorePointCollections.get(group, `rpc-${name}`);
  const copies = await client.restorePointCollections.createOrUpdate(group, target, {
    location,
    source: { id: collection.id ?? "" },
  });
  const copy = (from: RestorePoint, as: string) =>
    client.restorePoints.create(group, target, as, { sourceRestorePoint: { id: from.id ?? "" } });
  const progress = async (as: string) => {
    const { instanceView } = await client.restorePoints.get(group, target, as, { expand: "instanceView" });
    return {
      state: instanceView?.statuses?.[0]?.code,
      percent: instanceView?.diskRestorePoints?.map((disk) => disk.replicationStatus?.completionPercent),
    };
  };
  return { group, client, source, collection, copies, target, copy, progress };
}

describe("a copy of a restore point", () => {
  it("has started when its operation ends, and repeats what its source says", async () => {
    const { source, collection, copies, copy, client, group, target } = await prepare("sql-prod-01");
    expect(copies).toMatchObject({
      location: "northeurope",
      source: { id: collection.id, location: "westeurope" },
      provisioningState: "Succeeded",
    });
    await minutes(7);
    const made = await copy(source, "copied");
    expect(made).toMatchObject({
      provisioningState: "Succeeded",
      consistencyMode: "CrashConsistent",
      sourceRestorePoint: { id: source.id },
      timeCreated: source.timeCreated,
    });
    expect(made.sourceMetadata?.vmId).toBe(source.sourceMetadata?.vmId);
    const disksOf = (point: RestorePoint) => {
      const { osDisk, dataDisks = [] } = point.sourceMetadata?.storageProfile ?? {};
      return [osDisk, ...dataDisks];
    };
    expect(disksOf(made).map((disk) => disk?.diskRestorePoint?.sourceDiskRestorePoint?.id)).toEqual(
      disksOf(source).map((disk) => disk?.diskRestorePoint?.id),
    );
    for (const disk of disksOf(made))
      expect(disk?.diskRestorePoint?.id).toContain(`/${target}/restorePoints/copied/diskRestorePoints/${disk?.name}_`);
    const [first] = await collect(client.diskRestorePoint.listByRestorePoint(group, target, "copied"));
    expect(first).toMatchObject({
      sourceResourceId: disksOf(source)[0]?.diskRestorePoint?.id,
      sourceResourceLocation: "westeurope",
      completionPercent: 0,
      replicationState: "InProgress",
    });
  });

  it("is Creating first, without disk restore points but with its source", async () => {
    const { source, target } = await prepare("web-prod-01");
    const { vm } = bench.machine("web-prod-01");
    const path = `${vm.id.split("/providers/")[0]}/providers/Microsoft.Compute/restorePointCollections/${target}/restorePoints/two-phases?api-version=2024-07-01`;
    const answer = await rawArm(bench.simulator, bench.azure.credential, "PUT", path, {
      properties: { sourceRestorePoint: { id: source.id } },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("azure-asyncoperation")).toContain("/locations/northeurope/operations/");
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("x-ms-ratelimit-remaining-resource")).toContain("Microsoft.Compute/CopyRestorePoint;2");
    expect(answer.body).toMatchObject({
      properties: { provisioningState: "Creating", sourceRestorePoint: { id: source.id } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('diskRestorePoint"');
  });

  it("progresses in steps of ten minutes, by the size of its disks", async () => {
    const { source, copy, progress } = await prepare("erp-db-01");
    await copy(source, "slow");
    expect(await progress("slow")).toMatchObject({ state: "ReplicationState/inProgress", percent: [0, 0, 0, 0] });
    await minutes(9.9);
    expect((await progress("slow")).percent).toEqual([0, 0, 0, 0]);
    await minutes(10.2);
    const half = (await progress("slow")).percent ?? [];
    expect(half.every((percent) => percent !== undefined && percent > 0)).toBe(true);
    expect(new Set(half).size).toBeGreaterThan(1);
    await minutes(1000);
    expect(await progress("slow")).toMatchObject({
      state: "ReplicationState/succeeded",
      percent: [100, 100, 100, 100],
    });
  });

  it("of a later point moves only what has changed since", async () => {
    const { source, copy, progress } = await prepare("files-prod-01", { location: "westeurope" });
    await copy(source, "full");
    await minutes(10);
    expect((await progress("full")).percent).not.toContain(100);
    await minutes(1000);
    const second = await bench.protect("files-prod-01", { point: "two" });
    await copy(second, "incremental");
    await minutes(120);
    expect((await progress("incremental")).percent?.every((percent) => percent === 100)).toBe(true);
  });

  it("is encrypted with the key of its region that the request names, and else with Azure's", async () => {
    const { source, client, group, target } = await prepare("erp-app-01");
    const { vm } = bench.machine("erp-app-01");
    const base = `${vm.id.split("/providers/")[0]}/providers/Microsoft.Compute/diskEncryptionSets`;
    const setId = `${base}/des-neu`;
    const key = { sourceVault: { id: `${base}/kv` }, keyUrl: "https://kv-neu.vault.azure.net/keys/disks/1" };
    await client.diskEncryptionSets.createOrUpdate(group, "des-neu", {
      location: "northeurope",
      identity: { type: "SystemAssigned" },
      activeKey: key,
    });
    const osDisk = source.sourceMetadata?.storageProfile?.osDisk?.diskRestorePoint;
    const made = await client.restorePoints.create(group, target, "with-key", {
      sourceRestorePoint: { id: source.id ?? "" },
      sourceMetadata: {
        storageProfile: {
          osDisk: {
            diskRestorePoint: {
              sourceDiskRestorePoint: { id: osDisk?.id ?? "" },
              encryption: { type: "EncryptionAtRestWithCustomerKey", diskEncryptionSet: { id: setId } },
            },
          },
        },
      },
    });
    const { osDisk: copied, dataDisks = [] } = made.sourceMetadata?.storageProfile ?? {};
    expect(copied?.diskRestorePoint?.encryption).toEqual({
      type: "EncryptionAtRestWithCustomerKey",
      diskEncryptionSet: { id: setId },
    });
    expect(dataDisks[0]?.diskRestorePoint?.encryption?.type).toBe("EncryptionAtRestWithPlatformKey");
  });

  it("outlives its source once it is whole, and breaks when the source goes before", async () => {
    const whole = await prepare("api-prod-01");
    await whole.copy(whole.source, "whole");
    await minutes(600);
    await whole.client.restorePoints.delete(whole.group, "rpc-api-prod-01", "one");
    expect(await whole.progress("whole")).toMatchObject({ state: "ReplicationState/succeeded" });
    const broken = await prepare("api-prod-02");
    await broken.copy(broken.source, "broken");
    await broken.client.restorePoints.delete(broken.group, "rpc-api-prod-02", "one");
    await minutes(600);
    expect(await broken.progress("broken")).toMatchObject({ state: "ReplicationState/failed" });
    const inside = await collect(
      broken.client.diskRestorePoint.listByRestorePoint(broken.group, broken.target, "broken"),
    );
    expect(inside.map((disk) => disk.replicationState)).toContain("Failed");
  });

  it("is terminated after two weeks", async () => {
    const { source, copy, progress } = await prepare("analytics-01", { location: "westeurope" });
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 0.01 });
    await copy(source, "endless");
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 100 });
    await minutes(13 * 24 * 60);
    expect(await progress("endless")).toMatchObject({ state: "ReplicationState/inProgress" });
    await minutes(2 * 24 * 60);
    expect(await progress("endless")).toMatchObject({ state: "ReplicationState/failed" });
  });

  it("can be listed and deleted like any point, and does not count towards the machine's limits", async () => {
    const { source, copy, client, group, target } = await prepare("api-prod-03");
    await copy(source, "kept");
    const listed = await client.restorePointCollections.get(group, target, { expand: "restorePoints" });
    expect(listed.restorePoints?.map((point) => point.name)).toEqual(["kept"]);
    await client.restorePoints.delete(group, target, "kept");
    await expect(client.restorePoints.get(group, target, "kept")).rejects.toMatchObject({ statusCode: 404 });
    await client.restorePointCollections.delete(group, target);
    await expect(client.restorePointCollections.get(group, target)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("a collection for copies is refused", () => {
  it.each([
    ["in the region of its source", "westeurope", 400],
    ["a second time for a region", "northeurope", 409],
  ])("%s", async (_name, location, statusCode) => {
    const name = location === "westeurope" ? "web-prod-02" : "web-prod-03";
    const { collection, client, group } = await prepare(name);
    const again = client.restorePointCollections.createOrUpdate(group, "again", {
      location,
      source: { id: collection.id ?? "" },
    });
    await expect(again).rejects.toMatchObject({ statusCode });
  });

  it("with copies as its source, or a source that does not exist", async () => {
    const { copies, client, group } = await prepare("web-prod-04");
    const ofCopies = { location: "eastus", source: { id: copies.id ?? "" } };
    await expect(client.restorePointCollections.createOrUpdate(group, "x", ofCopies)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("holds copies"),
    });
    const ofNothing = { location: "eastus", source: { id: `${copies.id}-missing` } };
    await expect(client.restorePointCollections.createOrUpdate(group, "x", ofNothing)).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});

describe("a copy is refused", () => {
  it("while another one to the collection runs, a second time, and out of order", async () => {
    const { source, copy } = await prepare("sql-prod-02");
    await minutes(61);
    const second = await bench.protect("sql-prod-02", { point: "two" });
    await copy(second, "second");
    await expect(copy(source, "meanwhile")).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining("in progress"),
    });
    await minutes(600);
    await expect(copy(second, "twice")).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining("already"),
    });
    await expect(copy(source, "late")).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining("in the order of their creation"),
    });
  });

  it("more often than three times an hour, with Compute's throttling error", async () => {
    const { source, copy } = await prepare("sql-prod-03");
    await copy(source, "a");
    for (const name of ["b", "c"]) await expect(copy(source, name)).rejects.toMatchObject({ statusCode: 409 });
    await expect(copy(source, "d")).rejects.toMatchObject({ statusCode: 429, code: "OperationNotAllowed" });
    await minutes(600);
    await expect(copy(source, "e")).rejects.toMatchObject({ statusCode: 409 });
  });

  it("of a failed point, of another collection's, of a missing one, and of none", async () => {
    const { client, group, target, copies } = await prepare("sql-prod-04");
    await bench.simulator.control("POST", "/machines/guest", { name: "sql-prod-04", vssWriters: "bad" });
    await expect(bench.protect("sql-prod-04", { point: "bad", crash: false })).rejects.toThrow("VSS");
    const inSource = (name: string) => `${copies.source?.id}/restorePoints/${name}`;
    const create = (id: string) =>
      client.restorePoints.create(group, target, "refused", { sourceRestorePoint: { id } });
    await expect(create(inSource("bad"))).rejects.toMatchObject({ statusCode: 409, code: "OperationNotAllowed" });
    await expect(create(inSource("missing"))).rejects.toMatchObject({ statusCode: 404 });
    await expect(create(`${copies.id}/restorePoints/elsewhere`)).rejects.toMatchObject({
      statusCode: 400,
      code: "InvalidParameter",
    });
    await expect(client.restorePoints.create(group, target, "refused", {})).rejects.toMatchObject({ statusCode: 400 });
  });

  it("with disks left out, with another consistency, and with a key of another region", async () => {
    const { source, client, group, target } = await prepare("hr-cmk-01");
    const [disk] = source.sourceMetadata?.storageProfile?.dataDisks ?? [];
    const sourceRestorePoint = { id: source.id ?? "" };
    const refused = (properties: RestorePoint) =>
      expect(
        client.restorePoints.create(group, target, "refused", { sourceRestorePoint, ...properties }),
      ).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
    await refused({ excludeDisks: [{ id: disk?.managedDisk?.id ?? "" }] });
    await refused({ consistencyMode: "ApplicationConsistent" });
    await refused({
      sourceMetadata: {
        storageProfile: {
          dataDisks: [
            {
              diskRestorePoint: {
                sourceDiskRestorePoint: { id: disk?.diskRestorePoint?.id ?? "" },
                encryption: {
                  type: "EncryptionAtRestWithCustomerKey",
                  diskEncryptionSet: { id: disk?.diskRestorePoint?.encryption?.diskEncryptionSet?.id ?? "" },
                },
              },
            },
          ],
        },
      },
    });
  });

  it("of disks with private links", async () => {
    const { source, copy } = await prepare("private-01", { location: "eastus" });
    await expect(copy(source, "private")).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining("private links"),
    });
  });
});

it("a machine's collection takes no copies", async () => {
  const { source, client, group } = await prepare("web-prod-05");
  const refused = client.restorePoints.create(group, "rpc-web-prod-05", "copy", {
    sourceRestorePoint: { id: source.id ?? "" },
  });
  await expect(refused).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
});
