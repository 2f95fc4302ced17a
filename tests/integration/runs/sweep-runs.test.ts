import { afterAll, beforeAll, expect, it } from "vitest";
import { createQueue, type QueueRuntime } from "#lib/queue/create-queue.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { sweepRuns } from "#lib/services/runs/sweep-runs.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let queue: QueueRuntime;
beforeAll(async () => {
  world = await createTestWorld();
  queue = await createQueue(world.databaseUrl, "producer", createLogger("start", "silent"));
});
afterAll(async () => {
  await queue.stop(1_000);
  await world.close();
});

async function jobsOf(runId: string): Promise<number> {
  const [row] = await world.db.$queryRaw<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job where name = 'advance-run' and data->>'runId' = ${runId}`;
  return row?.jobs ?? 0;
}

it("gives a run without a job one, and no pile of them while the queue is long; a starting worker takes up all", async () => {
  const { vmRowId } = await seedProtectedVm(world.db);
  const createdAt = new Date(testNow.getTime() - 30 * 60_000);
  const runId = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt, status: "InProgress" });
  const ctx = world.context({ queue });
  for (let round = 0; round < 3; round++) expect(await sweepRuns(ctx, false)).toBe(1);
  // Three sweeps may fall on both sides of a minute.
  expect(await jobsOf(runId)).toBeGreaterThanOrEqual(1);
  expect(await jobsOf(runId)).toBeLessThanOrEqual(2);
  const before = await jobsOf(runId);
  await sweepRuns(ctx, true);
  expect(await jobsOf(runId)).toBe(before + 1);
});
