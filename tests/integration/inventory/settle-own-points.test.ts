import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RestorePointReading } from "#lib/azure/port.ts";
import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";
import { restorePointNameFor } from "#lib/domain/run/backup/backup-run.ts";
import { loadSurroundings } from "#lib/services/eligibility/load-surroundings.ts";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { fleetVm, northId } from "#tests/support/fleet.ts";
import { createInventoryWorld, type InventoryWorld } from "#tests/support/inventory-world.ts";
import type { ScriptedSubscription } from "#tests/support/scripted-azure.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { testNow } from "#tests/support/service-context.ts";

const vm = fleetVm("web-01");
const group = vm.id.slice(0, vm.id.indexOf("/virtualMachines"));
const collectionId = `${group}/restorePointCollections/stillpoint-web-01`;
const pointId = `${collectionId}/restorePoints/sp-1`;

let world: InventoryWorld;
let north: ScriptedSubscription;

beforeEach(async () => {
  north = { subscriptionId: northId, displayName: "North", vms: [vm], collections: [collectionWith([])] };
  world = await createInventoryWorld([north]);
  await world.sync();
});

afterEach(() => world.close());

function collectionWith(points: RestorePointReading[]) {
  return { armId: collectionId, sourceArmId: vm.id, location: vm.location, points };
}

const reading = (provisioningState: string): RestorePointReading => ({
  armId: pointId,
  name: "sp-1",
  provisioningState,
  achievedMode: provisioningState === "Succeeded" ? "CrashConsistent" : null,
  timeCreated: testNow,
  sourceVmId: vm.vmId,
  disks: [
    {
      name: "os",
      armId: `${group}/disks/os`,
      role: "os",
      lun: null,
      diskRestorePointId: provisioningState === "Succeeded" ? `${pointId}/diskRestorePoints/os` : null,
      replicationState: null,
      completionPercent: null,
    },
  ],
});

const vmRow = () => world.db.virtualMachine.findFirstOrThrow({ where: { name: "web-01" } });

/** A run that asked for `sp-1`, and its point as the run left it. */
async function leavePoint(run: { status: "Failed" | "Completed" | "InProgress" | "Queued"; engineState?: string }) {
  const { id: virtualMachineId } = await vmRow();
  const runId = await seedRun(world.db, { virtualMachineId, createdAt: testNow, ...run });
  const collection = await world.db.restorePointCollection.findFirstOrThrow();
  await world.db.restorePoint.create({
    data: {
      id: world.context().newId(),
      collectionId: collection.id,
      virtualMachineId,
      runId,
      armKey: pointId.toLowerCase(),
      armId: pointId,
      name: "sp-1",
      requestedMode: "CrashConsistent",
      provisioningState: run.status === "Completed" ? "Succeeded" : "Creating",
      takenAt: testNow,
      createdAt: testNow,
    },
  });
}

const point = () => world.db.restorePoint.findFirstOrThrow({ include: { diskRestorePoints: true } });

async function isCreating(minutes: number): Promise<boolean | undefined> {
  const { id } = await vmRow();
  const now = new Date(testNow.getTime() + minutes * 60_000);
  return (await loadSurroundings(world.db, [id], { now })).get(id)?.creationInProgress;
}

describe("a point whose run gave up while Azure was still creating it", () => {
  test("no longer holds the VM back once Azure has ended the creation", async () => {
    await leavePoint({ status: "Failed" });
    expect(await isCreating(10)).toBe(true);
    north.collections = [collectionWith([reading("Succeeded")])];
    await world.sync(15);
    expect(await isCreating(15)).toBe(false);
    expect(await point()).toMatchObject({
      provisioningState: "Succeeded",
      achievedMode: "CrashConsistent",
      deletedAt: null,
      diskRestorePoints: [{ diskName: "os", state: "Succeeded" }],
    });
  });

  test("counts for nothing when Azure does not have it, and again when Azure shows it later", async () => {
    await leavePoint({ status: "Failed" });
    await world.sync(15);
    expect((await point()).deletedAt).not.toBeNull();
    north.collections = [collectionWith([reading("Succeeded")])];
    await world.sync(7 * 60);
    expect(await point()).toMatchObject({ provisioningState: "Succeeded", deletedAt: null });
  });

  test("does not hold the VM back for ever although Azure cannot be read", async () => {
    await leavePoint({ status: "Failed" });
    world.azure.failing = { listRestorePoints: "forbidden" };
    await world.sync(15);
    expect(await isCreating(3 * 60)).toBe(true);
    expect(await isCreating(4 * 60)).toBe(false);
  });
});

test("a point of ours that somebody deleted in Azure is shown as gone", async () => {
  await leavePoint({ status: "Completed" });
  await world.sync(6 * 60 + 1);
  expect(await point()).toMatchObject({ provisioningState: "NotFound", deletedAt: expect.any(Date) });
});

test("the point of a run at work is left to the run", async () => {
  await leavePoint({ status: "InProgress", engineState: "polling" });
  await world.sync(15);
  expect(await point()).toMatchObject({ provisioningState: "Creating", deletedAt: null });
});

test("a backup that waits for another tool's creation is let go by the next pass", async () => {
  const theirs = { ...reading("Creating"), armId: `${collectionId}/restorePoints/theirs`, name: "theirs" };
  north.collections = [collectionWith([theirs])];
  await world.sync(6 * 60 + 1);
  expect(await isCreating(6 * 60 + 1)).toBe(true);
  await seedRun(world.db, {
    virtualMachineId: (await vmRow()).id,
    createdAt: testNow,
    status: "Queued",
    engineState: "waiting",
  });
  north.collections = [collectionWith([{ ...theirs, provisioningState: "Succeeded" }])];
  await world.sync(6 * 60 + 16);
  expect(await isCreating(6 * 60 + 16)).toBe(false);
});

describe("a ledger that was lost and begun anew", () => {
  test("knows its points again by their names, keeps them until somebody decides, and leaves the others alone", async () => {
    const name = restorePointNameFor(world.context().newId(), testNow);
    const named = { ...reading("Succeeded"), armId: `${collectionId}/restorePoints/${name}`, name };
    north.collections = [collectionWith([named, reading("Succeeded")])];
    await world.sync(7 * 60);
    const { rows } = await listRestorePoints(world.context(), listRestorePointsInput.parse({}));
    expect(rows.map((row) => [row.name, row.origin, row.isRecovered]).toSorted()).toEqual([
      ["sp-1", "foreign", false],
      [name, "own", true],
    ]);
    const found = await world.db.restorePoint.findFirstOrThrow({ where: { name } });
    expect((await getRestorePoint(world.context(), { id: found.id }))?.retention).toEqual({
      isKept: true,
      reasons: expect.arrayContaining([{ because: "recovered", until: null }]),
    });
  });

  test("says of a point that it knew again when it has vanished, and says nothing of another tool's", async () => {
    const name = restorePointNameFor(world.context().newId(), testNow);
    const named = { ...reading("Succeeded"), armId: `${collectionId}/restorePoints/${name}`, name };
    north.collections = [collectionWith([named, reading("Succeeded")])];
    await world.sync(7 * 60);
    north.collections = [collectionWith([])];
    await world.sync(14 * 60);
    const { rows } = await listRestorePoints(world.context(), listRestorePointsInput.parse({}));
    expect(rows).toMatchObject([{ name, vanishedAt: expect.any(String) }]);
  });
});
