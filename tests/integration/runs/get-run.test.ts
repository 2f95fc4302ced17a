import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyDeletion } from "#lib/domain/run/deletion/deletion-run.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { getRun } from "#lib/services/runs/get-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { emptyMemory, seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const planned = (name: string, included: boolean) => ({
  name,
  armId: `/disks/${name}`,
  included,
  exclusionReason: included ? null : "Left out by the protection settings of this VM.",
});

it("answers nothing for a job that does not exist", async () => {
  expect(await getRun(world.context(), { id: "018f0000-0000-7000-8000-000000000000" })).toBeNull();
});

it("shows a new job with its sub-tasks in order, what it waits for, and that it can be cancelled", async () => {
  const { vmRowId } = await seedProtectedVm(world.db);
  const keepUntil = new Date(testNow.getTime() + 86_400_000).toISOString();
  const started = await startBackup(world.context(), { virtualMachineIds: [vmRowId], keepUntil });
  const id = (started.ok && started.value[0]?.runId) || "";
  const run = await getRun(world.context(), { id });
  expect(run).toMatchObject({
    operation: "OnDemandBackup",
    status: "Queued",
    isTerminal: false,
    requestedBy: "olga@example.com",
    keepUntil,
    disks: [],
    restorePoint: null,
    cancelRefusal: null,
    history: [{ seq: 0, message: "Requested by olga@example.com." }],
  });
  expect(run?.steps.map((step) => step.name)).toEqual([
    "Check eligibility",
    "Wait for maintenance window",
    "Wait for Azure limits",
    "Take snapshot",
    "Confirm every disk",
    "Apply retention",
  ]);

  await cancelRun(world.context(), { runId: id });
  expect(await getRun(world.context(), { id })).toMatchObject({
    status: "Cancelled",
    isTerminal: true,
    cancelRefusal: "This job has already ended.",
    history: [{}, { message: "Cancelled by olga@example.com." }],
  });
});

it("lists the planned disks in the VM's order before Azure has answered, with what the inventory knows of them", async () => {
  const { vmRowId } = await seedProtectedVm(world.db);
  const id = await seedRun(world.db, {
    virtualMachineId: vmRowId,
    createdAt: testNow,
    status: "InProgress",
    engineState: "creating",
    memory: {
      ...emptyMemory,
      plannedDisks: [planned("app-01-data-1", true), planned("app-01-data-0", false), planned("app-01-os", true)],
    },
  });
  const run = await getRun(world.context(), { id });
  expect(run?.disks).toMatchObject([
    { name: "app-01-os", role: "os", state: "Planned", caching: "ReadWrite" },
    { name: "app-01-data-0", lun: 0, state: "Excluded", exclusionReason: expect.stringContaining("Left out") },
    { name: "app-01-data-1", lun: 1, state: "Planned", sku: "Premium_LRS", sizeGb: 128, diskRestorePointId: null },
  ]);
});

it("shows the disks as Azure named them once there is a point, and why it can no longer be cancelled", async () => {
  const { vmRowId } = await seedProtectedVm(world.db);
  const memory = { ...emptyMemory, plannedDisks: [planned("never-shown", true)] };
  const id = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: testNow, status: "InProgress", memory });
  const pointId = await seedRestorePoint(world.db, { virtualMachineId: vmRowId, takenAt: testNow, runId: id });
  await world.db.diskRestorePoint.create({
    data: {
      id: pointId,
      restorePointId: pointId,
      diskName: "os",
      role: "os",
      caching: "None",
      included: true,
      armId: "/points/os",
      state: "Succeeded",
    },
  });
  const run = await getRun(world.context(), { id });
  expect(run).toMatchObject({
    disks: [{ name: "os", state: "Succeeded", diskRestorePointId: "/points/os" }],
    restorePoint: { id: pointId, takenAt: testNow.toISOString() },
    cancelRefusal: expect.stringContaining("offers no way to stop it"),
  });
});

it("shows what became of each point that a job deletes, and asks for no consistency", async () => {
  const { vmRowId: virtualMachineId } = await seedProtectedVm(world.db, { name: "cleared" });
  const inBin = { binnedAt: testNow, binnedBecause: "retention", purgeAt: testNow };
  const seedPoint = (more: object) =>
    seedRestorePoint(world.db, { virtualMachineId, takenAt: testNow, recovered: true, ...more });
  const ids = [
    await seedPoint({ ...inBin, deletedAt: testNow }),
    await seedPoint({ pinned: true }),
    await seedPoint(inBin),
    await seedPoint(inBin),
    await seedPoint(inBin),
  ];
  const points = ids.map((id) => ({ id, name: `p-${id}`, armId: `/${id}` }));
  const refused = [{ name: points[2]?.name, failure: { code: "ScopeLocked", meaning: "A lock forbids it." } }];
  const id = await seedRun(world.db, {
    ...{ virtualMachineId, createdAt: testNow, kind: "DeletePoints", status: "InProgress", engineState: "awaiting" },
    ...{ requestedMode: "", memory: { ...emptyDeletion, points, position: 3, deleted: 1, refused } },
  });
  const run = await getRun(world.context(), { id });
  expect(run).toMatchObject({ operation: "DeletePoints", requestedMode: null, disks: [] });
  expect(run?.deletedPoints?.map(({ state, refusal }) => [state, refusal])).toEqual([
    ["Deleted", null],
    ["Kept", null],
    ["Refused", "A lock forbids it."],
    ["InProgress", null],
    ["NotStarted", null],
  ]);
});

it("names no points of a job that makes one", async () => {
  const { vmRowId: virtualMachineId } = await seedProtectedVm(world.db, { name: "made" });
  const id = await seedRun(world.db, { virtualMachineId, createdAt: testNow });
  expect(await getRun(world.context(), { id })).toMatchObject({ deletedPoints: null });
});
