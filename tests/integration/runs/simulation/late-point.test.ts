import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { comeToRest } from "#tests/support/simulation/come-to-rest.ts";
import { createDriver } from "#tests/support/simulation/drive.ts";
import { checkInvariants } from "#tests/support/simulation/invariants/check-invariants.ts";
import { beginRun } from "#tests/support/simulation/scenario/begin-run.ts";
import { createWorld, openSimulationDatabase, type SimulationDatabase } from "#tests/support/simulation/world.ts";

const hourMs = 3_600_000;

let testDatabase: TestDatabase;
let database: SimulationDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openSimulationDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it("finds a point whose answer died with the worker, though the next worker comes days after the deadline", async () => {
  const world = await createWorld(database, 1, { policies: [defaultPolicySettings], binDays: 0 });
  const driver = createDriver(world, { pauseMs: () => 48 * hourMs, losesJob: () => true });
  const runId = await beginRun.Backup(world);
  world.setPlan({
    onCall: (call) => (call === "beginRestorePoint" ? { kind: "workerDies", when: "after" } : null),
    onCommit: () => null,
  });
  await driver.runUntil(world.clock.azureNow() + 72 * hourMs);
  expect(await world.db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ status: "Completed" });
});

it("gives a point that Azure makes after its run has failed to that run, so that it is pruned as one of ours", async () => {
  const world = await createWorld(database, 1, { policies: [defaultPolicySettings], binDays: 0 });
  const driver = createDriver(world);
  let isFirst = true;
  world.setPlan({
    onCall(call) {
      if (call !== "beginRestorePoint") return null;
      const fault = isFirst
        ? { kind: "happensLater" as const, ms: 2 * hourMs }
        : { kind: "answers" as const, failure: "lost" as const };
      isFirst = false;
      return fault;
    },
    onCommit: () => null,
  });
  const runId = await beginRun.Backup(world);
  await driver.runUntil(world.clock.azureNow() + hourMs);
  const run = { where: { id: runId } };
  expect(await world.db.run.findUniqueOrThrow(run)).toMatchObject({ status: "Failed" });
  expect(world.cloud.points.size).toBe(0);

  expect(await comeToRest(world, driver)).toEqual([]);
  const [point] = await world.db.restorePoint.findMany({ include: { diskRestorePoints: true } });
  expect(point).toMatchObject({ runId, provisioningState: "Succeeded", requestedMode: "CrashConsistent" });
  expect(point?.diskRestorePoints.map(({ state }) => state)).toEqual(["Succeeded", "Succeeded"]);
  expect(await checkInvariants(world)).toEqual([]);
});
