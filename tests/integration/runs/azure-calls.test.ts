import { afterAll, beforeAll, expect, it } from "vitest";
import { callsAfter, isRead, latestCall } from "#tests/support/count-calls.ts";
import { type RealEngine, startRealEngine } from "#tests/support/real-engine.ts";

/**
 * Goal: a crash-consistent backup costs one write and three reads; a VM's first one looks for its collection and makes it.
 * Method: everything real, counted in the journal of a simulator whose operations last as long as the recorded ones.
 */
let engine: RealEngine;
beforeAll(async () => {
  engine = await startRealEngine("10000-20000");
  await engine.startWorker();
});
afterAll(() => engine?.stop());

async function callsOfBackup(vmId: string) {
  const before = await latestCall(engine.simulator);
  const run = await engine.untilRun(await engine.backUp(vmId), ({ endedAt }) => endedAt !== null);
  expect(run.status).toBe("Completed");
  const calls = await callsAfter(engine.simulator, before);
  const named = calls.map(({ method, operation }) => `${method} ${operation}`);
  return { named, writes: calls.filter((call) => !isRead(call)).length, reads: calls.filter(isRead).length };
}

it("costs Azure one write and three reads, and a VM's first one a read and a write more for its collection", async () => {
  const vmId = await engine.protect("web-prod-01");
  const first = await callsOfBackup(vmId);
  expect(first, first.named.join("\n")).toMatchObject({ writes: 2, reads: 4 });

  // The hour between two crash-consistent points, in Azure and here.
  await engine.simulator.control("POST", "/clock/advance", { seconds: 3_700 });
  const hourAgo = new Date(Date.now() - 3_700_000);
  await engine.db.restorePoint.updateMany({ data: { takenAt: hourAgo, createdAt: hourAgo } });
  const second = await callsOfBackup(vmId);
  expect(second, second.named.join("\n")).toMatchObject({ writes: 1, reads: 3 });
}, 180_000);
