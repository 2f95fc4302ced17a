import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { comeToRest } from "#tests/support/simulation/come-to-rest.ts";
import { createDriver } from "#tests/support/simulation/drive.ts";
import type { PortCall } from "#tests/support/simulation/fault.ts";
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

const rows: [whileIt: string, unreadable: PortCall[], hours: number][] = [
  ["confirms", ["readRestorePoint"], 3],
  ["confirms, for longer than every deadline", ["readRestorePoint"], 50],
  ["polls and confirms", ["readRestorePoint", "pollOperation"], 8],
];
it.each(rows)("completes a backup whose good point Azure would not show while it %s", async (_, unreadable, hours) => {
  const world = await createWorld(database, 1, { policies: [defaultPolicySettings], binDays: 0 });
  const driver = createDriver(world);
  const runId = await beginRun.Backup(world);
  world.setPlan({
    onCall: (call) => (unreadable.includes(call) ? { kind: "answers", failure: "transient" } : null),
    onCommit: () => null,
  });
  const look = () => world.db.run.findUniqueOrThrow({ where: { id: runId } });
  await driver.runUntil(world.clock.azureNow() + hours * hourMs);
  expect(await look()).toMatchObject({
    status: "InProgress",
    waitReason: expect.stringMatching(/^Azure cannot be read since 2026-03-02 06:0\d UTC$/),
  });
  const looks = await world.db.runEvent.count({ where: { runId, event: "upstreamFailed" } });
  expect(looks).toBeLessThan(20 + 3 * hours);

  expect(await comeToRest(world, driver)).toEqual([]);
  expect(await look()).toMatchObject({ status: "Completed", waitReason: null });
  expect(await checkInvariants(world)).toEqual([]);
});
