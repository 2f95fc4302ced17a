import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kill, type RealEngine, type RunLook, startRealEngine } from "#tests/support/real-engine.ts";

/**
 * Goal: whenever a worker is killed, the run ends, once, and exactly one restore point exists.
 * Method: a real worker process, SIGKILL at the moment the run is seen in a given state, a new worker, and a look at Azure.
 */
let engine: RealEngine;
beforeAll(async () => {
  engine = await startRealEngine("1200-1600");
});
afterAll(() => engine.stop());

const hasEnded = (run: RunLook) => run.endedAt !== null;

async function expectOnePoint(run: RunLook): Promise<void> {
  expect(run.status).toBe("Completed");
  expect(run.events.filter((event) => event.to === "completed")).toHaveLength(1);
  expect(await engine.db.restorePoint.count({ where: { runId: run.id } })).toBe(1);
  const memory = run.memory as { collection: { armId: string } };
  const inAzure = await engine.azure.listRestorePoints(memory.collection.armId);
  if (!inAzure.ok) throw new Error(inAzure.failure.message);
  expect(inAzure.value.map((point) => point.name)).toEqual(run.restorePoints.map(({ name }) => name));
  const disks = run.restorePoints[0]?.diskRestorePoints ?? [];
  expect(disks.length).toBeGreaterThan(0);
  expect(disks.every((disk) => disk.state === "Succeeded" && disk.armId)).toBe(true);
}

describe("a worker killed with SIGKILL", () => {
  it.each([
    ["before it began", "sql-prod-01", (run: RunLook) => run.engineState === "checking"],
    ["while Azure takes the restore point", "sql-prod-02", (run: RunLook) => run.engineState === "polling"],
    ["while the creation is on its way", "web-prod-01", (run: RunLook) => run.engineState === "sending"],
  ])("%s leaves one completed run and one restore point", async (_, vmName, isMoment) => {
    const first = await engine.startWorker();
    const vmId = await engine.protect(vmName);
    // The answer of the creation comes late, so that the kill falls between the announcement and the answer.
    const slow = { operation: "RestorePoints_Create", kind: "slow", times: 1, delayMs: 1_500 };
    await engine.simulator.control("POST", "/faults", slow);
    const runId = await engine.backUp(vmId);
    await engine.untilRun(runId, isMoment);
    await kill(first);
    const second = await engine.startWorker();
    await expectOnePoint(await engine.untilRun(runId, hasEnded));
    await kill(second);
    await engine.simulator.control("DELETE", "/faults");
  });

  it("after the creation had its effect and the answer was lost finds the point instead of making another", async () => {
    const worker = await engine.startWorker();
    const vmId = await engine.protect("erp-app-01");
    await engine.simulator.control("POST", "/faults", {
      operation: "RestorePoints_Create",
      kind: "cutAfter",
      times: 1,
    });
    const runId = await engine.backUp(vmId);
    const run = await engine.untilRun(runId, hasEnded);
    await expectOnePoint(run);
    expect(run.events.map((event) => event.event)).toContain("pointFound");
    await kill(worker);
  });

  it("goes on looking when the look after a lost answer is throttled, and never queues a run that may have its point", async () => {
    const worker = await engine.startWorker();
    const vmId = await engine.protect("erp-app-02");
    const lost = { operation: "RestorePoints_Create", kind: "cutAfter", times: 1 };
    const throttled = { operation: "RestorePoints_Get", kind: "throttle", times: 1, retryAfterSeconds: 1 };
    for (const fault of [lost, throttled]) await engine.simulator.control("POST", "/faults", fault);
    const run = await engine.untilRun(await engine.backUp(vmId), hasEnded);
    await expectOnePoint(run);
    const states = run.events.map((event) => event.to);
    expect(states.slice(states.indexOf("sending"))).not.toContain("waiting");
    expect(states.filter((state) => state === "sending").length).toBeGreaterThanOrEqual(3);
    await kill(worker);
  });

  it("is replaced by two workers, and still every run is advanced by one of them", async () => {
    const workers = await Promise.all([engine.startWorker(), engine.startWorker()]);
    const vmIds = await Promise.all(["web-prod-02", "web-prod-03"].map((name) => engine.protect(name)));
    const runIds = await Promise.all(vmIds.map((vmId) => engine.backUp(vmId)));
    for (const runId of runIds) await expectOnePoint(await engine.untilRun(runId, hasEnded));
    for (const worker of workers) await kill(worker);
  });
});

describe("the planner of a real worker", () => {
  it("turns a due item into a completed restore point without anybody's click", async () => {
    const first = await engine.startWorker();
    const vmId = await engine.protect("api-prod-01");
    await kill(first);
    const due = new Date(Date.now() - 60_000);
    await engine.db.protectedItem.update({ where: { virtualMachineId: vmId }, data: { nextRunAt: due } });
    const second = await engine.startWorker();
    const planned = await engine.untilPlanned(vmId);
    await expectOnePoint(await engine.untilRun(planned, hasEnded));
    const item = await engine.db.protectedItem.findUniqueOrThrow({ where: { virtualMachineId: vmId } });
    expect(item.state).toBe("Protected");
    expect(item.nextRunAt?.getTime()).toBeGreaterThan(Date.now());
    await kill(second);
  });
});
