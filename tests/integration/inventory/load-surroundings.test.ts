import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RestorePointReading } from "#lib/azure/port.ts";
import { loadSurroundings } from "#lib/services/eligibility/load-surroundings.ts";
import { locksAround } from "#lib/services/eligibility/locks-around.ts";
import { fleetVm, northId } from "#tests/support/fleet.ts";
import { createInventoryWorld, type InventoryWorld } from "#tests/support/inventory-world.ts";
import type { ScriptedSubscription } from "#tests/support/scripted-azure.ts";
import { testNow } from "#tests/support/service-context.ts";

const vm = fleetVm("web-01");
const group = vm.id.slice(0, vm.id.indexOf("/virtualMachines"));
const collectionId = `${group}/restorePointCollections/other-tool`;

let world: InventoryWorld;
let north: ScriptedSubscription;

beforeEach(async () => {
  north = { subscriptionId: northId, displayName: "North", vms: [vm] };
  world = await createInventoryWorld([north]);
});

afterEach(() => world.close());

const minutesBefore = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000);

const pointOf = (name: string, minutes: number, overrides: Partial<RestorePointReading> = {}): RestorePointReading => ({
  armId: `${collectionId}/restorePoints/${name}`,
  name,
  provisioningState: "Succeeded",
  achievedMode: "CrashConsistent",
  timeCreated: minutesBefore(minutes),
  sourceVmId: vm.vmId,
  disks: [],
  ...overrides,
});

const collectionWith = (points: RestorePointReading[]) => ({
  armId: collectionId,
  sourceArmId: vm.id,
  location: vm.location,
  points,
});

const idOf = async (name: string) => (await world.db.virtualMachine.findFirstOrThrow({ where: { name } })).id;

async function surroundings() {
  const id = await idOf("web-01");
  const loaded = (await loadSurroundings(world.db, [id], { now: testNow })).get(id);
  if (!loaded) throw new Error("No surroundings were loaded");
  return loaded;
}

describe("what our database knows around a VM", () => {
  test("is quiet for a new VM, and unknown where nobody asked", async () => {
    await world.sync();
    expect(await surroundings()).toMatchObject({
      collectionExists: false,
      restorePointCount: 0,
      collectionsInRegion: 0,
      creationInProgress: false,
      lastCrashPointAt: null,
      azureBackup: "unknown",
      computeRegistered: null,
    });
  });

  test("counts the points of other tools, with their times by mode", async () => {
    const points = [
      pointOf("p1", 300),
      pointOf("p2", 30),
      pointOf("p3", 200, { achievedMode: "ApplicationConsistent" }),
      pointOf("p4", 10, { provisioningState: "Failed" }),
    ];
    north.collections = [collectionWith(points)];
    await world.sync();
    expect(await surroundings()).toMatchObject({
      collectionExists: true,
      restorePointCount: 3,
      collectionsInRegion: 1,
      lastCrashPointAt: minutesBefore(30),
      lastApplicationPointAt: minutesBefore(200),
      crashRequestsLastHour: [minutesBefore(30), minutesBefore(10)],
      applicationRequestsLastHour: [],
    });
  });

  test("holds a point under way against the VM", async () => {
    north.collections = [collectionWith([pointOf("p1", 1, { provisioningState: "Creating", timeCreated: null })])];
    await world.sync();
    expect((await surroundings()).creationInProgress).toBe(true);
  });

  test("does not pretend to know the count of a collection that could not be read", async () => {
    north.collections = [collectionWith([pointOf("p1", 30)])];
    world.azure.failing = { listRestorePoints: "transient" };
    const sync = await world.sync();
    expect(sync?.status).toBe("CompletedWithWarnings");
    expect((await surroundings()).restorePointCount).toBeNull();
  });

  test("says where a moved VM's collection still points", async () => {
    north.collections = [collectionWith([])];
    await world.sync();
    north.vms = [fleetVm("web-01", { resourceGroup: "rg-new" })];
    await world.sync(15);
    expect(await surroundings()).toMatchObject({ movedFrom: vm.id, collectionExists: false });
  });
});

describe("points of other tools", () => {
  const rows = () =>
    world.db.restorePoint.findMany({ orderBy: { name: "asc" }, select: { name: true, runId: true, deletedAt: true } });

  test("are read once in six hours, and followed when they go", async () => {
    north.collections = [collectionWith([pointOf("p1", 300), pointOf("p2", 100)])];
    await world.sync();
    await world.sync(15);
    expect(world.azure.calls.filter((call) => call === "listRestorePoints")).toHaveLength(1);
    north.collections = [collectionWith([pointOf("p2", 100)])];
    await world.sync(6 * 60 + 1);
    expect((await rows()).map((row) => [row.name, row.deletedAt !== null])).toEqual([
      ["p1", true],
      ["p2", false],
    ]);
    expect((await surroundings()).restorePointCount).toBe(1);
  });

  test("go with their collection, and come back at the next reading", async () => {
    north.collections = [collectionWith([pointOf("p1", 300)])];
    await world.sync();
    north.collections = [];
    await world.sync(15);
    expect((await rows()).map((row) => row.deletedAt !== null)).toEqual([true]);
    north.collections = [collectionWith([pointOf("p1", 300)])];
    await world.sync(7 * 60);
    expect((await rows()).map((row) => row.deletedAt !== null)).toEqual([false]);
  });

  test("are read for at most fifty collections a pass, those never read first", async () => {
    north.vms = Array.from({ length: 60 }, (_, index) => fleetVm(`vm-${index}`));
    north.collections = north.vms.map((source) => ({
      armId: `${group}/restorePointCollections/of-${source.name}`,
      sourceArmId: source.id,
      location: source.location,
      points: [],
    }));
    await world.sync();
    expect(await world.db.restorePointCollection.count({ where: { pointsReadAt: null } })).toBe(10);
    await world.sync(15);
    expect(await world.db.restorePointCollection.count({ where: { pointsReadAt: null } })).toBe(0);
  });
});

test("locks are inherited from above, and those of neighbours do not count", () => {
  const subscription = `/subscriptions/${northId}`;
  const lock = (scopeArmId: string) => ({ armId: "lock", level: "CanNotDelete" as const, scopeArmId });
  const scopesOf = (scope: string, collectionGroup = "rg-points") =>
    locksAround([lock(scope)], vm.id, collectionGroup).map((found) => found.scope);
  expect(scopesOf(subscription)).toEqual(["subscription"]);
  expect(scopesOf(`${subscription}/resourceGroups/RG-Points`)).toEqual(["collectionResourceGroup"]);
  expect(scopesOf(`${subscription}/resourceGroups/rg-app`)).toEqual(["vm"]);
  expect(scopesOf(`${subscription}/resourceGroups/rg-app`, "rg-app")).toEqual(["collectionResourceGroup"]);
  expect(scopesOf(vm.id.toUpperCase())).toEqual(["vm"]);
  expect(scopesOf(`${vm.id}2`)).toEqual([]);
  expect(scopesOf(`${subscription}/resourceGroups/rg-app-2`)).toEqual([]);
});
