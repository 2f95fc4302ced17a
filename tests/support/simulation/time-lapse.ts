import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { passTime } from "./cloud.ts";
import type { RunJob } from "./virtual-queue.ts";
import type { SimulatedWorld } from "./world.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * A world without faults until then: minute by minute where something happens, and what is due in the same minute at once, as
 * by a worker's many hands.
 */
export async function timeLapse(world: SimulatedWorld, untilMs: number, atOnce: number): Promise<void> {
  const { clock, ctx, queue } = world;
  let deletionsAt = clock.azureNow();
  for (;;) {
    const jobs = dueJobs(world);
    await mapLimited(jobs, atOnce, ({ runId }) => advanceRun(ctx, runId));
    if (jobs.length > 0) continue;
    const planAt = await nextPlanAt(world);
    const nextAt = Math.min(queue.nextAtMs() ?? untilMs, planAt ?? untilMs, deletionsAt);
    if (nextAt >= untilMs) break;
    passTime(world.cloud, Math.ceil(nextAt / minuteMs) * minuteMs);
    if (planAt !== null && planAt <= clock.azureNow()) await planDueRuns(ctx);
    if (deletionsAt <= clock.azureNow()) {
      await planDeletions(ctx);
      deletionsAt += dayMs;
    }
  }
}

function dueJobs({ queue, clock }: SimulatedWorld): RunJob[] {
  const jobs: RunJob[] = [];
  for (let job = queue.take(clock.azureNow()); job; job = queue.take(clock.azureNow())) jobs.push(job);
  return jobs;
}

async function nextPlanAt({ db }: SimulatedWorld): Promise<number | null> {
  const { _min } = await db.protectedItem.aggregate({ _min: { nextRunAt: true } });
  return _min.nextRunAt?.getTime() ?? null;
}
