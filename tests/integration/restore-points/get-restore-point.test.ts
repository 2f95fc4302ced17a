import { afterAll, beforeAll, expect, it } from "vitest";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";
import { assessVm } from "#tests/support/assess-vm.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
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

it("says why a point is kept: by its policy, by a choice, as the last good one, or not at all", async () => {
  const hour = 3_600_000;
  const now = testNow.getTime();
  const { vmRowId: vmId } = await seedProtectedVm(world.db, { name: "web-01" });
  const pointOf = async (hoursAgo: number, onDemandUntil?: Date) => {
    const takenAt = new Date(now - hoursAgo * hour);
    const runId = await seedRun(world.db, {
      virtualMachineId: vmId,
      createdAt: takenAt,
      ...(onDemandUntil && { trigger: "OnDemand" }),
    });
    return seedRestorePoint(world.db, {
      virtualMachineId: vmId,
      takenAt,
      runId,
      ...(onDemandUntil && { keepUntil: onDemandUntil }),
    });
  };
  const expired = await pointOf(24 * 30);
  const chosen = await pointOf(24 * 20, new Date(now + hour));
  const newest = await pointOf(1);
  const retentionOf = async (id: string) => (await getRestorePoint(world.context(), { id }))?.retention;
  expect(await retentionOf(expired)).toMatchObject({ isKept: false, because: "expired" });
  expect(await retentionOf(chosen)).toEqual({
    isKept: true,
    reasons: [{ because: "onDemand", until: new Date(now + hour).toISOString() }],
  });
  expect(await retentionOf(newest)).toMatchObject({
    isKept: true,
    reasons: [{ because: "lastGood", until: null }, { because: "instant" }],
  });
});
