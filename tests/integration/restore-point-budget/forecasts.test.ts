import { afterAll, beforeAll, expect, it } from "vitest";
import { listFullestVms } from "#lib/services/restore-point-budget/list-fullest-vms.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const daysAgo = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

async function seedFleetVm(name: string, points: { own?: number; onDemand?: number; foreign?: number[] }) {
  const { vmRowId: virtualMachineId } = await seedProtectedVm(world.db, { name });
  const seedOwn = async (trigger: "Scheduled" | "OnDemand") => {
    const runId = await seedRun(world.db, { virtualMachineId, createdAt: daysAgo(1), trigger });
    await seedRestorePoint(world.db, { virtualMachineId, runId, takenAt: daysAgo(1) });
  };
  for (let index = 0; index < (points.own ?? 0); index++) await seedOwn("Scheduled");
  for (let index = 0; index < (points.onDemand ?? 0); index++) await seedOwn("OnDemand");
  for (const days of points.foreign ?? []) {
    await seedRestorePoint(world.db, { virtualMachineId, takenAt: daysAgo(days) });
  }
  return virtualMachineId;
}

const forecastOf = async (vmId: string) => (await getVm(world.context(), { vmId }))?.points.forecast;

it("counts points of every origin, and how those of other tools go on", async () => {
  const vmId = await seedFleetVm("mixed", { own: 3, onDemand: 1, foreign: [1, 2, 3, 4, 5, 6, 7, 30] });
  expect(await forecastOf(vmId)).toMatchObject({ used: 12, limit: 500, policyKeeps: 126, growthPerDay: 6.4 });
});

it("takes no growth from a tool that prunes as fast as it takes", async () => {
  const vmId = await seedFleetVm("even", { foreign: [1, 2, 20, 21] });
  const old = { virtualMachineId: vmId, takenAt: { lt: daysAgo(14) } };
  await world.db.restorePoint.updateMany({ where: old, data: { deletedAt: daysAgo(1) } });
  await world.db.protectedItem.update({ where: { virtualMachineId: vmId }, data: { state: "ProtectionPaused" } });
  expect(await forecastOf(vmId)).toMatchObject({ used: 2, growthPerDay: 0, fullInDays: null, policyKeeps: null });
});

it("says when a lock stops pruning, and from when on the VM is full", async () => {
  const vmId = await seedFleetVm("locked", { own: 2 });
  const { subscriptionRowId, armId } = await world.db.virtualMachine.findUniqueOrThrow({ where: { id: vmId } });
  const scopeArmId = armId.split("/providers/")[0];
  const locks = [{ armId: `${scopeArmId}/lock`, level: "CanNotDelete", scopeArmId }];
  await world.db.restorePointCollection.updateMany({
    where: { virtualMachineId: vmId },
    data: { resourceGroup: scopeArmId?.split("/").at(-1) ?? "" },
  });
  await world.db.subscription.update({ where: { id: subscriptionRowId }, data: { locks } });
  const forecast = await forecastOf(vmId);
  expect(forecast?.pruningStoppedBy).toMatch(/^A CanNotDelete lock on resource group /);
  expect(forecast).toMatchObject({ growthPerDay: 6, fullInDays: 83 });
});

it("lists first what is full first, then what holds the most", async () => {
  const rows = await listFullestVms(world.context());
  expect(rows.map(({ vm }) => vm.name)).toEqual(["locked", "mixed", "even"]);
});
