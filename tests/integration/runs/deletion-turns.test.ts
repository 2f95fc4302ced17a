import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BudgetPolicy, budgetId, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { heedLimits } from "#lib/services/budgets/heed-limits.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { createDriver, type Driver } from "#tests/support/simulation/drive.ts";
import { beginRun } from "#tests/support/simulation/scenario/begin-run.ts";
import {
  createWorld,
  openSimulationDatabase,
  type SimulatedWorld,
  type SimulationDatabase,
} from "#tests/support/simulation/world.ts";

/** Goal: deletions keep to Azure's limits, too, and backups go first. Method: the real engine in a simulated world. */
const minuteMs = 60_000;
const { createPoint, deletePoint, readPoint } = budgetPolicies;

let testDatabase: TestDatabase;
let database: SimulationDatabase;
let world: SimulatedWorld;
let driver: Driver;
let runId: string;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openSimulationDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  world = await createWorld(database, 1, { policies: [defaultPolicySettings], binDays: 0 });
  await world.db.protectedItem.updateMany({ data: { nextRunAt: null } });
  driver = createDriver(world);
  runId = await beginRun.DeletePoints(world);
});

const inMs = (ms: number) => new Date(world.clock.workerNow() + ms);

const place = () => {
  const facts = [...world.cloud.machines.values()][0]?.facts;
  return { subscriptionId: facts?.subscriptionId ?? "", location: facts?.location ?? "" };
};

const leave = ({ policy, capacity, refillPerMinute }: BudgetPolicy, tokens: number) =>
  world.db.azureBudget.create({
    data: { id: budgetId(place(), policy), capacity, refillPerMinute, tokens, refilledAt: inMs(0) },
  });

const left = async ({ policy }: BudgetPolicy): Promise<number | undefined> =>
  (await world.db.azureBudget.findUnique({ where: { id: budgetId(place(), policy) } }))?.tokens;

const look = () => world.db.run.findUniqueOrThrow({ where: { id: runId } });

/** From choosing to the first deletion, or to what it waits for. */
const toFirstDeletion = async () => {
  await driver.step(runId);
  await driver.step(runId);
  return look();
};

describe("a deletion", () => {
  it("takes a place in Azure's budget for each point", async () => {
    await driver.runUntil(world.clock.azureNow() + 10 * minuteMs);
    expect(await look()).toMatchObject({ status: "Completed", memory: { deleted: 2 } });
    expect(await left(deletePoint)).toBe(358);
  });

  it("is queued with the reason while Azure allows no more, and takes its place once", async () => {
    await leave(deletePoint, 0);
    const waiting = await toFirstDeletion();
    expect(waiting).toMatchObject({
      status: "Queued",
      engineState: "held",
      waitReason: "Azure allows 120 restore point deletions a minute in a subscription and region.",
      dueAt: inMs(minuteMs),
    });
    await driver.step(runId);
    await driver.step(runId);
    expect([(await look()).engineState, await left(deletePoint)]).toEqual(["awaiting", -1]);
  });

  it("lets the backups go first that wait for Azure's limits in its subscription and region, and then goes itself", async () => {
    await leave(createPoint, -120);
    expect(await toFirstDeletion()).toMatchObject({
      engineState: "held",
      waitReason: "Backups that wait for Azure's limits here go first.",
      dueAt: inMs(3 * minuteMs),
    });
    await driver.step(runId);
    await world.db.azureBudget.updateMany({ data: { tokens: -500 } });
    await driver.step(runId);
    expect((await look()).engineState).toBe("awaiting");
  });

  it("gives way for an hour at most", async () => {
    await leave(createPoint, -50_000);
    expect((await toFirstDeletion()).dueAt).toEqual(inMs(60 * minuteMs));
  });

  it("gives its place back when it is cancelled while it waits", async () => {
    await leave(deletePoint, 0);
    await toFirstDeletion();
    expect(await left(deletePoint)).toBe(-1);
    await cancelRun(world.ctx, { runId });
    expect(await left(deletePoint)).toBe(0);
  });

  it("looks for what it has deleted later when Azure has few looks left, which are the backups'", async () => {
    const heldUntil = inMs(70_000);
    const limits = [{ policy: readPoint.policy, remaining: 59 }];
    const trace = { requestId: null, correlationId: null, clientRequestId: null };
    await heedLimits(world.ctx, place(), world.ctx.now(), { ok: true, value: null, trace, limits });
    await toFirstDeletion();
    while ((await look()).engineState === "awaiting") await driver.step(runId);
    expect(await look()).toMatchObject({
      engineState: "verifying",
      waitReason: expect.stringContaining("few looks at restore points left"),
      dueAt: heldUntil,
    });
    await driver.runUntil(world.clock.azureNow() + 10 * minuteMs);
    expect(await look()).toMatchObject({ status: "Completed" });
  });
});
