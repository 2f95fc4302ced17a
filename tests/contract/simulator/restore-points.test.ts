import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

describe("the life of a restore point", () => {
  it("goes from collection to deletion with the real client", async () => {
    const { vm, group, client } = bench.machine("sql-prod-01");
    const point = await bench.protect("sql-prod-01", { point: "one", collection: "life" });
    expect(point).toMatchObject({ provisioningState: "Succeeded", consistencyMode: "CrashConsistent" });
    const { osDisk, dataDisks = [] } = point.sourceMetadata?.storageProfile ?? {};
    expect(dataDisks).toHaveLength(2);
    for (const disk of [osDisk, ...dataDisks]) {
      expect(disk?.diskRestorePoint?.id).toMatch(
        new RegExp(`/restorePoints/one/diskRestorePoints/${disk?.name}_[0-9a-f-]{36}$`),
      );
    }
    const seen = await client.restorePoints.get(group, "life", "one", { expand: "instanceView" });
    expect(seen.instanceView?.diskRestorePoints?.map((disk) => disk.replicationStatus?.completionPercent)).toEqual([
      100, 100, 100,
    ]);
    const inside = await collect(client.diskRestorePoint.listByRestorePoint(group, "life", "one"));
    expect(inside.map((disk) => disk.sourceResourceId)).toContain(vm.storageProfile?.osDisk?.managedDisk?.id);
    expect(await client.diskRestorePoint.get(group, "life", "one", inside[0]?.name ?? "")).toMatchObject({
      id: inside[0]?.id,
    });
    const withPoints = await client.restorePointCollections.get(group, "life", { expand: "restorePoints" });
    expect(withPoints.restorePoints?.map((item) => item.name)).toEqual(["one"]);
    await client.restorePoints.delete(group, "life", "one");
    await expect(client.restorePoints.get(group, "life", "one")).rejects.toMatchObject({ statusCode: 404 });
    await client.restorePointCollections.update(group, "life", { tags: { kept: "no" } });
    expect(
      (await collect(client.restorePointCollections.list(group))).find((item) => item.name === "life")?.tags,
    ).toEqual({ kept: "no" });
    await client.restorePointCollections.delete(group, "life");
    expect((await collect(client.restorePointCollections.listAll())).map((item) => item.name)).not.toContain("life");
  });

  it("leaves excluded disks out", async () => {
    const { vm } = bench.machine("erp-db-01");
    const [first] = vm.storageProfile?.dataDisks ?? [];
    const point = await bench.protect("erp-db-01", { point: "part", excludeDisks: [first?.managedDisk?.id ?? ""] });
    expect(point.sourceMetadata?.storageProfile?.dataDisks?.map((disk) => disk.lun)).toEqual([1, 2]);
    expect(point.excludeDisks).toHaveLength(1);
  });
});

const obtained: [string, string, string][] = [
  ["a Windows machine with its agent", "sql-prod-02", "ApplicationConsistent"],
  ["a Linux machine without scripts", "analytics-01", "FileSystemConsistent"],
  ["a Linux machine with scripts", "scripted-01", "ApplicationConsistent"],
  ["a machine that is switched off", "parked-01", "CrashConsistent"],
];

describe("an application-consistent request", () => {
  it.each(obtained)("of %s tells what was obtained", async (_name, vm, mode) => {
    expect(await bench.protect(vm, { point: "app", crash: false })).toMatchObject({ consistencyMode: mode });
  });

  it.each([
    ["without a word from the agent", "no-agent-02", "VMAgentStatusCommunicationError"],
    ["without the agent", "no-agent-01", "VMAgentStatusCommunicationError"],
    ["with a failed extension", "ext-failed-01", "VMRestorePointInternalError"],
    ["with extensions forbidden", "locked-down-01", "VMRestorePointClientError"],
  ])("fails late %s, and leaves a failed point", async (_name, vm, code) => {
    await expect(bench.protect(vm, { point: "app", crash: false })).rejects.toThrow(code);
    const { group, client } = bench.machine(vm);
    expect(await client.restorePoints.get(group, `rpc-${vm}`, "app")).toMatchObject({ provisioningState: "Failed" });
    expect(await bench.protect(vm, { point: "crash" })).toMatchObject({ provisioningState: "Succeeded" });
  });
});
