import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AzureAnswer, AzurePort, RestorePointBegun } from "#lib/azure/port.ts";
import { budgetId, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillMarginMs } from "#lib/domain/azure-budget/token-bucket.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { scriptAzure } from "#tests/support/scripted-azure.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeVm } from "#tests/support/vm-facts.ts";

/** Goal: no avoidable refusal, and a wait that can be seen. Method: the real engine and database against scripted answers. */
const { createPoint } = budgetPolicies;
const { subscriptionId, location } = makeVm();
const minuteMs = 60_000;
const trace = { requestId: null, correlationId: null, clientRequestId: null };

let world: TestWorld;
let now: Date;
let creations: string[];
let inspections: number;
let createAnswer: () => AzureAnswer<RestorePointBegun>;

beforeEach(async () => {
  world = await createTestWorld();
  now = testNow;
  creations = [];
  inspections = 0;
  createAnswer = () => accepted(149);
});
afterEach(() => world.close());

const accepted = (remaining: number): AzureAnswer<RestorePointBegun> => ({
  ok: true,
  value: { armId: "/point", provisioningState: "Creating", operation: null },
  trace,
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
  trace,
});

function context(): AzureContext {
  const port: AzurePort = {
    ...scriptAzure([]).port,
    readVm: async (armId) => {
      inspections += 1;
      const { facts } = await world.db.virtualMachine.findFirstOrThrow({ where: { armId } });
      return { ok: true, value: { facts: facts as VmFacts, configuration: null }, trace };
    },
    ensureCollection: async (request) => ({
      ok: true,
      value: {
        armId: `/subscriptions/${request.subscriptionId}/resourceGroups/rg/providers/Microsoft.Compute/restorePointCollections/${request.name}`,
      },
      trace,
    }),
    beginRestorePoint: async (request) => {
      creations.push(request.collectionArmId);
      return createAnswer();
    },
  };
  return { ...world.context({ now: () => now }), openAzure: () => port };
}

/** @returns the run of a VM of its own */
async function backUp(azureSubscriptionId = subscriptionId): Promise<string> {
  const { vmRowId } = await seedProtectedVm(world.db);
  await world.db.subscription.updateMany({
    where: { virtualMachines: { some: { id: vmRowId } } },
    data: { subscriptionId: azureSubscriptionId },
  });
  const keepUntil = new Date(now.getTime() + 30 * 24 * 60 * minuteMs).toISOString();
  const started = await startBackup(context(), { virtualMachineIds: [vmRowId], keepUntil });
  return started.ok ? (started.value[0]?.runId ?? "") : "";
}

const stopsIn = ["waiting", "confirming", "failed"];

/** Until it waits for Azure or for its turn. */
async function advance(runId: string) {
  for (;;) {
    await advanceRun(context(), runId);
    const run = await world.db.run.findUniqueOrThrow({ where: { id: runId } });
    if (stopsIn.includes(run.engineState)) return run;
  }
}

const leave = (tokens: number, azureSubscriptionId = subscriptionId) => {
  const id = budgetId({ subscriptionId: azureSubscriptionId, location }, createPoint.policy);
  const budget = { capacity: 150, refillPerMinute: 50, tokens, refilledAt: now };
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
    const waiting = await advance(runId);
    expect(waiting).toMatchObject({
      status: "Queued",
      engineState: "waiting",
      waitReason: "Azure allows 50 restore point creations a minute in a subscription and region.",
      dueAt: new Date(testNow.getTime() + minuteMs),
    });
    expect([inspections, creations.length, await left()]).toEqual([0, 0, -1]);

    now = waiting.dueAt ?? now;
    await advanceRun(context(), runId);
    expect(await advance(runId)).toMatchObject({ engineState: "confirming" });
    expect([inspections, creations.length, await left()]).toEqual([1, 1, -1]);
  });

  it("holds up no other subscription", async () => {
    const short = "99999999-2222-3333-4444-555555555555";
    await leave(0, short);
    const [queued, other] = [await backUp(short), await backUp()];
    expect((await advance(queued)).engineState).toBe("waiting");
    expect((await advance(other)).engineState).toBe("confirming");
  });

  it("lines up anew when its place was missed by more than unused places last", async () => {
    await leave(-100);
    const runId = await backUp();
    await advance(runId);
    now = new Date(testNow.getTime() + 60 * minuteMs);
    await leave(-10);
    await advanceRun(context(), runId);
    expect((await advance(runId)).dueAt).toEqual(new Date(now.getTime() + minuteMs));
    expect(creations).toEqual([]);
  });
});

describe("what Azure answers", () => {
  it("lowers the budget to Azure's own count", async () => {
    createAnswer = () => accepted(7);
    await advance(await backUp());
    expect(await left()).toBe(7);
  });

  it("holds everybody back for as long as a refusal of the shared limit says", async () => {
    createAnswer = () => refusedBy(createPoint.policy);
    const [first, second] = [await backUp(), await backUp()];
    expect((await advance(first)).engineState).toBe("waiting");
    expect((await advance(second)).dueAt).toEqual(new Date(testNow.getTime() + 30_000 + refillMarginMs));
    expect(creations).toHaveLength(1);
  });

  it("holds nobody else back for a limit of one VM", async () => {
    createAnswer = () => refusedBy("CreateCrashConsistentRestorePoint");
    await advance(await backUp());
    createAnswer = () => accepted(148);
    expect((await advance(await backUp())).engineState).toBe("confirming");
  });
});

describe("a place that is not used", () => {
  it("is given back when the VM turns out not to be eligible", async () => {
    const runId = await backUp();
    const scaleSet = { id: "/subscriptions/s/scale-set", orchestrationMode: "Uniform" } as const;
    await world.db.virtualMachine.updateMany({ data: { facts: makeVm({ vmId: "", scaleSet }) } });
    await advance(runId);
    expect([creations.length, await left()]).toEqual([0, 150]);
  });
});
