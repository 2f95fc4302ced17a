import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";
import { pinPoints } from "#lib/services/restore-points/pin-points.ts";
import { takeBackPoints } from "#lib/services/restore-points/take-back-points.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { createDriver, type Driver } from "#tests/support/simulation/drive.ts";
import { noFaults } from "#tests/support/simulation/fault.ts";
import type { SimulatedWorld } from "#tests/support/simulation/world.ts";
import { createWorld, openSimulationDatabase, type SimulationDatabase } from "#tests/support/simulation/world.ts";

/** Goal: what was chosen for deletion does not go when somebody wants it meanwhile. Method: the real engine in a simulated world. */
const dayMs = 86_400_000;

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

type Chosen = { world: SimulatedWorld; driver: Driver; runId: string; pointId: string };

/** Until a deletion has chosen a point that the policy no longer keeps, and waits because Azure refuses to be asked. */
async function chooseOne(): Promise<Chosen> {
  const schedule = { frequency: "Daily" as const, startTime: "08:00" };
  const policy = { ...defaultPolicySettings, schedule, instantRetentionDays: 1, retention: noTiers };
  const world = await createWorld(database, 1, { policies: [policy], binDays: 0 });
  const driver = createDriver(world);
  world.setPlan({
    onCall: (call) => (call === "beginDeletion" ? { kind: "answers", failure: "throttled" } : null),
    onCommit: () => null,
  });
  for (let halves = 0; halves < 8; halves++) {
    await driver.runUntil(world.clock.azureNow() + dayMs / 2);
    const run = await world.db.run.findFirst({ where: { kind: "DeletePoints", engineState: "held" } });
    const { points } = (run?.memory ?? { points: [] }) as { points: { id: string }[] };
    if (run && points[0]) return { world, driver, runId: run.id, pointId: points[0].id };
  }
  throw new Error("No deletion has begun within a few days.");
}

const noTiers = { daily: null, weekly: null, monthly: null, yearly: null };

/** @returns whether the point is still in Azure when the deletion has ended */
async function isLeft({ world, driver, runId, pointId }: Chosen): Promise<boolean> {
  world.setPlan(noFaults);
  await world.db.protectedItem.updateMany({ data: { nextRunAt: null } });
  await driver.runUntil(world.clock.azureNow() + dayMs / 24);
  expect(await world.db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ status: "Completed" });
  const { armKey } = await world.db.restorePoint.findUniqueOrThrow({ where: { id: pointId } });
  return world.cloud.points.has(armKey);
}

describe("a restore point that a deletion has chosen", () => {
  it("goes when nothing has changed", async () => {
    expect(await isLeft(await chooseOne())).toBe(false);
  });

  const changes: [what: string, change: (chosen: Chosen) => Promise<unknown>][] = [
    ["its protection stops and retains the data", ({ world }) => stop(world)],
    ["it is pinned", ({ world, pointId }) => pinPoints(world.ctx, { pointIds: [pointId] })],
    ["it is taken back", ({ world, pointId }) => takeBackPoints(world.ctx, { pointIds: [pointId] })],
    ["the policy keeps points for longer now", ({ world }) => keepForLonger(world)],
  ];
  it.each(changes)("stays when %s before Azure is asked", async (_, change) => {
    const chosen = await chooseOne();
    await change(chosen);
    expect(await isLeft(chosen)).toBe(true);
  });
});

const stop = (world: SimulatedWorld) => stopProtection(world.ctx, { vmIds: [world.machines[0]?.rowId ?? ""] });

/** Without the pass of retention that follows an edit in the worker: the last look stands for itself. */
const keepForLonger = ({ ctx, db, machines }: SimulatedWorld) =>
  db.policyVersion.create({
    data: {
      ...{ id: ctx.newId(), policyId: machines[0]?.policyId ?? "", number: 2, createdBy: "olga@contoso.example" },
      settings: { ...defaultPolicySettings, instantRetentionDays: 30, retention: noTiers },
    },
  });
