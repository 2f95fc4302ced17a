import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { createRunAdvancer } from "#lib/services/runs/create-run-advancer.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { passTime } from "./cloud.ts";
import type { RunJob } from "./virtual-queue.ts";
import type { SimulatedWorld } from "./world.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How rarely the planner looks: all that has become due since is planned together. */
const planEveryMs = hourMs;

/**
 * A world without faults until then, from one instant at which something is due to the next. Every step of a run happens at
 * the very instant for which it is due; runs that are due at the same instant go together, as by a worker's many hands.
 */
export async function timeLapse(world: SimulatedWorld, untilMs: number): Promise<void> {
  const { clock, ctx, queue } = world;
  const { advance } = createRunAdvancer(ctx);
  let deletionsAt = clock.azureNow();
  let planAt = await nextPlanAt(world);
  for (;;) {
    await Promise.all(dueJobs(world).map(({ runId }) => advance(runId)));
    const nextAt = Math.min(queue.nextAtMs() ?? untilMs, planAt, deletionsAt);
    if (nextAt >= untilMs) break;
    passTime(world.cloud, nextAt);
    if (planAt <= nextAt) {
      await planDueRuns(ctx);
      planAt = await nextPlanAt(world);
    }
    if (deletionsAt <= nextAt) {
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

async function nextPlanAt({ db }: SimulatedWorld): Promise<number> {
  const { _min } = await db.protectedItem.aggregate({ _min: { nextRunAt: true } });
  return _min.nextRunAt ? Math.ceil(_min.nextRunAt.getTime() / planEveryMs) * planEveryMs : Number.POSITIVE_INFINITY;
}
