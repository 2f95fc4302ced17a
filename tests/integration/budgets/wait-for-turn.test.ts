import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AzureAnswer, RestorePointBegun } from "#lib/azure/port.ts";
import { budgetId, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillMarginMs } from "#lib/domain/azure-budget/token-bucket.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { acceptedPoint, type BackupWorld, createBackupWorld, noTrace } from "#tests/support/backup-world.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { testNow } from "#tests/support/service-context.ts";
import { makeVm } from "#tests/support/vm-facts.ts";

/** Goal: no avoidable refusal, and a wait that can be seen. Method: the real engine and database against scripted answers. */
const { createPoint } = budgetPolicies;
const { subscriptionId, location } = makeVm();
const minuteMs = 60_000;

let world: BackupWorld;
beforeEach(async () => {
  world = await createBackupWorld();
});
afterEach(() => world.close());

const accepted = (remaining: number): AzureAnswer<RestorePointBegun> => ({
  ...acceptedPoint,
  limits: [{ policy: createPoint.policy, remaining }],
});

const refusedBy = (target: string): AzureAnswer<RestorePointBegun> => ({
  ok: false,
  failure: {
    kind: "throttled",
    code: "TooManyRequests",
    message: "Too many requests.",
    httpStatus: 429,
    retryAfterMs: 30_000,
    target,
    raw: null,
  },
  trace: noTrace,
});

/** @returns the run of a VM of its own */
async function backUp(azureSubscriptionId = subscriptionId): Promise<string> {
  const { vmRowId } = await seedProtectedVm(world.db);
  await world.db.subscription.updateMany({
    where: { virtualMachines: { some: { id: vmRowId } } },
    data: { subscriptionId: azureSubscriptionId },
  });
  return world.backUp(vmRowId);
}

const leave = (tokens: number, azureSubscriptionId = subscriptionId) => {
  const id = budgetId({ subscriptionId: azureSubscriptionId, location }, createPoint.policy);
  const budget = { capacity: 150, refillPerMinute: 50, tokens, refilledAt: world.now };
  return world.db.azureBudget.upsert({ where: { id }, create: { id, ...budget }, update: budget });
};

const left = async () => {
  const id = budgetId({ subscriptionId, location }, createPoint.policy);
  return (await world.db.azureBudget.findUniqueOrThrow({ where: { id } })).tokens;
};

describe("a backup whose subscription has no creation left", () => {
  it("is queued with the reason and the instant, asks Azure for nothing until then, and takes its place once", async () => {
    await leave(0);
    const runId = await backUp();
    const waiting = await world.advance(runId);
    expect(waiting).toMatchObject({
      status: "Queued",
      engineState: "waiting",
      waitReason: "Azure allows 50 restore point creations a minute in a subscription and region.",
      dueAt: new Date(testNow.getTime() + minuteMs),
    });
    expect([world.inspections, world.creations.length, await left()]).toEqual([0, 0, -1]);

    world.now = waiting.dueAt ?? world.now;
    await advanceRun(world.azure, runId);
    expect(await world.advance(runId)).toMatchObject({ engineState: "confirming" });
    expect([world.inspections, world.creations.length, await left()]).toEqual([1, 1, -1]);
  });

  it("holds up no other subscription", async () => {
    const short = "99999999-2222-3333-4444-555555555555";
    await leave(0, short);
    const [queued, other] = [await backUp(short), await backUp()];
    expect((await world.advance(queued)).engineState).toBe("waiting");
    expect((await world.advance(other)).engineState).toBe("confirming");
  });

  it("lines up anew when its place was missed by more than unused places last", async () => {
    await leave(-100);
    const runId = await backUp();
    await world.advance(runId);
    world.now = new Date(testNow.getTime() + 60 * minuteMs);
    await leave(-10);
    await advanceRun(world.azure, runId);
    expect((await world.advance(runId)).dueAt).toEqual(new Date(world.now.getTime() + minuteMs));
    expect(world.creations).toEqual([]);
  });
});

describe("Backup now", () => {
  it("goes before the planned backups that wait, each of which gives way once", async () => {
    const nextRunAt = new Date(testNow.getTime() - minuteMs);
    await seedProtectedVm(world.db, { nextRunAt });
    expect(await planDueRuns(world.azure)).toBe(1);
    const { id: planned } = await world.db.run.findFirstOrThrow();
    await leave(0);
    expect((await world.advance(planned)).dueAt).toEqual(new Date(testNow.getTime() + minuteMs));

    await leave(-149);
    const [first, second] = [await backUp(), await backUp()];
    expect((await world.advance(first)).dueAt).toEqual(new Date(testNow.getTime() + minuteMs));
    expect(await world.db.run.findUniqueOrThrow({ where: { id: planned } })).toMatchObject({
      status: "Queued",
      waitReason: "A backup on demand goes first.",
      dueAt: new Date(testNow.getTime() + 3 * minuteMs),
    });
    expect((await world.advance(second)).dueAt).toEqual(new Date(testNow.getTime() + 4 * minuteMs));

    world.now = new Date(testNow.getTime() + 3 * minuteMs);
    await advanceRun(world.azure, planned);
    expect((await world.advance(planned)).engineState).toBe("confirming");
  });

  it("leaves the backups of other subscriptions where they are", async () => {
    const short = "99999999-2222-3333-4444-555555555555";
    const { vmRowId } = await seedProtectedVm(world.db, { nextRunAt: new Date(testNow.getTime() - minuteMs) });
    expect(await planDueRuns(world.azure)).toBe(1);
    const { id: planned } = await world.db.run.findFirstOrThrow({ where: { virtualMachineId: vmRowId } });
    await leave(0);
    await leave(-149, short);
    const { dueAt } = await world.advance(planned);
    await world.advance(await backUp(short));
    expect(await world.db.run.findUniqueOrThrow({ where: { id: planned } })).toMatchObject({ dueAt });
  });
});

describe("a job that is cancelled while it waits", () => {
  it("gives its place back", async () => {
    await leave(0);
    const runId = await backUp();
    await world.advance(runId);
    expect(await left()).toBe(-1);
    expect(await cancelRun(world.azure, { runId })).toMatchObject({ ok: true });
    expect(await left()).toBe(0);
  });
});

describe("what Azure answers", () => {
  it("lowers the budget to Azure's own count", async () => {
    world.createAnswer = () => accepted(7);
    await world.advance(await backUp());
    expect(await left()).toBe(7);
  });

  it("moves the minutes that were promised when Azure's begin later: with the first request of a full bucket", async () => {
    const late = 25_000;
    const first = await backUp();
    await world.advance(first);
    await leave(0);
    const queued = await backUp();
    const promised = (await world.advance(queued)).dueAt?.getTime() ?? 0;

    world.now = new Date(testNow.getTime() + late);
    world.createAnswer = () => accepted(createPoint.capacity - 1);
    await leave(1);
    await world.db.azureBudget.updateMany({ data: { refilledAt: testNow } });
    expect((await world.advance(await backUp())).engineState).toBe("confirming");

    world.now = new Date(promised);
    await advanceRun(world.azure, queued);
    expect((await world.advance(queued)).dueAt).toEqual(new Date(promised + late));
  });

  it("holds everybody back for as long as a refusal of the shared limit says", async () => {
    world.createAnswer = () => refusedBy(createPoint.policy);
    const [first, second] = [await backUp(), await backUp()];
    expect((await world.advance(first)).engineState).toBe("waiting");
    expect((await world.advance(second)).dueAt).toEqual(new Date(testNow.getTime() + 30_000 + refillMarginMs));
    expect(world.creations).toHaveLength(1);
  });

  it("holds nobody else back for a limit of one VM", async () => {
    world.createAnswer = () => refusedBy("CreateCrashConsistentRestorePoint");
    await world.advance(await backUp());
    world.createAnswer = () => accepted(148);
    expect((await world.advance(await backUp())).engineState).toBe("confirming");
  });
});

describe("a place that is not used", () => {
  it("is given back when the VM turns out not to be eligible", async () => {
    const runId = await backUp();
    const scaleSet = { id: "/subscriptions/s/scale-set", orchestrationMode: "Uniform" } as const;
    await world.db.virtualMachine.updateMany({ data: { facts: makeVm({ vmId: "", scaleSet }) } });
    await world.advance(runId);
    expect([world.creations.length, await left()]).toEqual([0, 150]);
  });
});
