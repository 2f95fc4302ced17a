import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

// The clock stands still unless a test moves it: states of instant access follow from the time alone.
beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0", args: ["--clock", "explicit"] });
});
afterAll(() => bench?.simulator.stop());

const minutes = (count: number) => bench.simulator.control("POST", "/clock/advance", { seconds: count * 60 });

async function collectionFor(name: string, instantAccess: boolean, collection = `rpc-${name}`) {
  const { vm, group, client } = bench.machine(name);
  await client.restorePointCollections.createOrUpdate(group, collection, {
    location: vm.location,
    source: { id: vm.id },
    instantAccess,
  });
  const states = async (point: string) => {
    const { instanceView } = await client.restorePoints.get(group, collection, point, { expand: "instanceView" });
    return {
      disks: instanceView?.diskRestorePoints?.map((disk) => disk.snapshotAccessState),
      statuses: instanceView?.statuses?.map((status) => status.code),
    };
  };
  return { vm, group, client, collection, states };
}

describe("points of Premium SSD v2 and Ultra disks", () => {
  it("can be restored at once with instant access, in every way once they are copied, and then as others", async () => {
    const { group, client, collection, states } = await collectionFor("trade-pv2-01", true);
    const point = await client.restorePoints.create(group, collection, "instant", {
      instantAccessDurationMinutes: 120,
    });
    expect(point).toMatchObject({ provisioningState: "Succeeded", instantAccessDurationMinutes: 120 });
    expect(await states("instant")).toEqual({
      disks: [undefined, undefined, "InstantAccess"],
      statuses: ["ReplicationState/inProgress", "InstantAccessState/instantAccess"],
    });
    await minutes(110);
    expect(await states("instant")).toEqual({
      disks: [undefined, undefined, "AvailableWithInstantAccess"],
      statuses: ["ReplicationState/succeeded", "InstantAccessState/availableWithInstantAccess"],
    });
    const inside = await collect(client.diskRestorePoint.listByRestorePoint(group, collection, "instant"));
    expect(inside.map((disk) => disk.snapshotAccessState)).toContain("AvailableWithInstantAccess");
    await minutes(10);
    expect((await states("instant")).disks).toEqual([undefined, undefined, "Available"]);
  });

  it("wait for their background copy without it, and fall back to that when it ends early", async () => {
    const { group, client, collection, states } = await collectionFor("trade-ultra-01", false);
    await client.restorePoints.create(group, collection, "plain", {});
    expect(await states("plain")).toEqual({
      disks: [undefined, undefined, "Pending"],
      statuses: ["ReplicationState/inProgress"],
    });
    await minutes(600);
    expect((await states("plain")).disks).toEqual([undefined, undefined, "Available"]);
    await client.restorePointCollections.update(group, collection, { instantAccess: true });
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 0.5 });
    await client.restorePoints.create(group, collection, "short", { instantAccessDurationMinutes: 60 });
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 100 });
    expect((await states("short")).disks).toContain("InstantAccess");
    await minutes(60);
    expect((await states("short")).disks).toContain("Pending");
  });

  it("can be three in their background copy at most", async () => {
    const { group, client, collection } = await collectionFor("trade-pv2-01", false, "pending");
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 0.01 });
    for (const point of ["a", "b", "c"]) {
      await minutes(181);
      await client.restorePoints.create(group, collection, point, {});
    }
    await minutes(181);
    await expect(client.restorePoints.create(group, collection, "d", {})).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("background copies of 3 snapshots"),
    });
    await bench.simulator.control("POST", "/copies/speed", { mibPerSecond: 100 });
  });

  it("are refused in crash-consistent points, with instant access as without", async () => {
    const { group, client, collection } = await collectionFor("trade-pv2-02", true);
    const crash = client.restorePoints.create(group, collection, "crash", { consistencyMode: "CrashConsistent" });
    await expect(crash).rejects.toMatchObject({ statusCode: 400, code: "VMRestorePointClientError" });
  });
});

describe("instant access", () => {
  it("changes nothing for other disks", async () => {
    const { group, client, collection, states } = await collectionFor("pay-db-01", true);
    await client.restorePoints.create(group, collection, "premium", {});
    const { disks, statuses } = await states("premium");
    expect(new Set(disks)).toEqual(new Set([undefined]));
    expect(statuses).toEqual(["ReplicationState/succeeded"]);
  });

  it.each([59, 301, 90.5])("is refused for %d minutes", async (instantAccessDurationMinutes) => {
    const { group, client, collection } = await collectionFor("pay-db-02", true);
    const point = client.restorePoints.create(group, collection, "wrong", { instantAccessDurationMinutes });
    await expect(point).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
  });

  it("is known from version 2025-04-01 on", async () => {
    const { vm } = await collectionFor("pay-api-01", true);
    const base = `${vm.id.split("/providers/")[0]}/providers/Microsoft.Compute/restorePointCollections/rpc-pay-api-01`;
    const ask = (method: string, version: string, body?: unknown) =>
      rawArm(bench.simulator, bench.azure.credential, method, `${base}?api-version=${version}`, body);
    expect((await ask("GET", "2025-04-01")).body).toMatchObject({ properties: { instantAccess: true } });
    expect(JSON.stringify((await ask("GET", "2024-11-01")).body)).not.toContain("instantAccess");
    const patch = { properties: { instantAccess: false } };
    expect(await ask("PATCH", "2024-11-01", patch)).toMatchObject({
      status: 400,
      body: { error: { code: "BadRequest", message: expect.stringContaining("'2025-04-01' or newer") } },
    });
    expect((await ask("PATCH", "2025-04-01", patch)).body).toMatchObject({ properties: { instantAccess: false } });
  });
});
