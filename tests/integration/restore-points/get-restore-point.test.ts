import { afterAll, beforeAll, expect, it } from "vitest";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";
import { assessVm } from "#tests/support/assess-vm.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let virtualMachineId: string;
beforeAll(async () => {
  world = await createTestWorld();
  virtualMachineId = await seedVm(world.db, await seedSubscription(world.db), { name: "sql-01" });
});
afterAll(() => world.close());

it("answers nothing for a point that does not exist", async () => {
  expect(await getRestorePoint(world.context(), { id: "018f0000-0000-7000-8000-000000000000" })).toBeNull();
});

it("gives back the verdict and the configuration of that day, and the job that made the point", async () => {
  const runId = await seedRun(world.db, { virtualMachineId, createdAt: testNow });
  const assessment = JSON.parse(JSON.stringify(assessVm({})));
  const vmConfiguration = { location: "westeurope", zones: ["1"] };
  const id = await seedRestorePoint(world.db, {
    virtualMachineId,
    takenAt: testNow,
    runId,
    assessment,
    vmConfiguration,
    policyName: "gold",
  });
  expect(await getRestorePoint(world.context(), { id })).toMatchObject({
    origin: "own",
    vm: { name: "sql-01" },
    assessment,
    vmConfiguration,
    policyName: "gold",
    run: { id: runId, status: "Completed" },
    collection: { resourceGroup: "rg-points", location: "westeurope" },
    deletedAt: null,
  });
});

it("shows a point that is gone from Azure as gone, and another tool's without a verdict of ours", async () => {
  const id = await seedRestorePoint(world.db, { virtualMachineId, takenAt: testNow, deletedAt: testNow });
  expect(await getRestorePoint(world.context(), { id })).toMatchObject({
    origin: "foreign",
    assessment: null,
    vmConfiguration: null,
    run: null,
    diskPoints: [],
    deletedAt: testNow.toISOString(),
  });
});
