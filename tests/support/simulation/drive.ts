import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { sweepRuns } from "#lib/services/runs/sweep-runs.ts";
import { passTime } from "./cloud.ts";
import { WorkerDied } from "./fault.ts";
import { takeOneMove } from "./take-one-move.ts";
import type { RunJob } from "./virtual-queue.ts";
import type { SimulatedWorld } from "./world.ts";

/** What the worker's clockwork and its jobs do until then, moment by moment instead of second by second. */
export type Driver = {
  runUntil(untilMs: number): Promise<void>;
  /** The next step of one run, as soon as it is due. */
  step(runId: string): Promise<void>;
  /** The same, but no farther than its next state: into those, too, that a run usually does not rest in. */
  oneMove(runId: string): Promise<void>;
  /** As the worker would; dies and comes back as the world's plan wants. */
  asWorker(what: string, work: () => Promise<unknown>): Promise<void>;
};

/** How a worker that died comes back, and what becomes of the job it held. */
export type Revival = { pauseMs(): number; losesJob(): boolean };

export const gentleRevival: Revival = { pauseMs: () => 5_000, losesJob: () => false };

/** Of the sweep and of deletions that found nothing to do. */
const sweepMs = 15_000;
const deletionsMs = 6 * 3_600_000;
/** A world that needs more moments than this between two looks is running in circles. */
const momentsMax = 20_000;

type Moment = { atMs: number; what: "job" | "plan" | "delete" | "sweep" };

export function createDriver(world: SimulatedWorld, revival: Revival = gentleRevival): Driver {
  const { clock, queue, ctx } = world;
  let sweptAt = 0;
  let deletionsAt = 0;

  const asWorker = async (what: string, work: () => Promise<unknown>, job?: RunJob): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw new Error(`${what} threw.`, { cause: error });
      // The queue gives a job back whose worker no longer answers; a lost one is the sweep's to find.
      if (job && !revival.losesJob()) queue.put({ ...job, atMs: clock.azureNow() + 15_000 });
      clock.advance(revival.pauseMs());
      world.revive();
      world.note("a worker starts");
      await asWorker("The sweep at the start", () => sweepRuns(ctx, true));
    }
  };

  const deliver = async (job: RunJob): Promise<void> => {
    world.currentRunId = job.runId;
    await asWorker("A job", () => advanceRun(ctx, job.runId), job);
    world.currentRunId = null;
  };

  const act = async ({ what }: Moment): Promise<void> => {
    switch (what) {
      case "job": {
        const job = queue.take(clock.azureNow());
        return job ? deliver(job) : undefined;
      }
      case "plan":
        return asWorker("The planner", () => planDueRuns(ctx));
      case "delete":
        deletionsAt = clock.azureNow() + deletionsMs;
        return asWorker("The planner of deletions", () => planDeletions(ctx));
      case "sweep":
        sweptAt = clock.azureNow();
        return asWorker("The sweep", () => sweepRuns(ctx, false));
    }
  };

  return {
    asWorker,
    async step(runId) {
      await untilDue(world, runId);
      await deliver({ runId, atMs: clock.azureNow() });
    },
    async oneMove(runId) {
      await untilDue(world, runId);
      await asWorker("A move", () => takeOneMove(ctx, runId));
    },
    async runUntil(untilMs) {
      for (let moments = 0; ; moments++) {
        const next = await nextMoment(world, sweptAt + sweepMs, deletionsAt);
        if (!next || next.atMs > untilMs) break;
        if (moments > momentsMax) throw new Error("The world runs in circles: too much happens in too little time.");
        passTime(world.cloud, next.atMs);
        await act(next);
      }
      passTime(world.cloud, untilMs);
    },
  };
}

async function untilDue({ db, clock }: SimulatedWorld, runId: string): Promise<void> {
  const { dueAt } = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { dueAt: true } });
  clock.advance(Math.max(0, (dueAt?.getTime() ?? 0) - clock.workerNow()));
}

type Due = { plan: Date | null; purge: Date | null; run: Date | null };

/** The sweep gives a due run 10 s for its own job to be taken. */
const sweepGraceMs = 10_001;

async function nextMoment(world: SimulatedWorld, sweepAt: number, deletionsAt: number): Promise<Moment | null> {
  const now = world.clock.azureNow();
  const jobAt = world.queue.nextAtMs();
  if (jobAt !== null && jobAt <= now) return { atMs: now, what: "job" };
  const [due] = await world.db.$queryRaw<Due[]>`
    select
      (select min("nextRunAt") from "ProtectedItem" where state not in ('ProtectionStopped', 'ProtectionPaused')) as plan,
      (select min("purgeAt") from "RestorePoint" where "deletedAt" is null and not pinned) as purge,
      (select min("dueAt") from "Run" where status in ('Queued', 'InProgress')) as run`;
  const skewMs = world.clock.workerNow() - world.clock.azureNow();
  const moments: (Moment | null)[] = [
    jobAt === null ? null : { atMs: jobAt, what: "job" },
    due?.plan ? { atMs: due.plan.getTime() - skewMs, what: "plan" } : null,
    due?.purge ? { atMs: Math.max(due.purge.getTime() - skewMs, deletionsAt), what: "delete" } : null,
    due?.run ? { atMs: Math.max(due.run.getTime() + sweepGraceMs - skewMs, sweepAt), what: "sweep" } : null,
  ];
  return moments
    .flatMap((moment) => (moment ? [{ ...moment, atMs: Math.max(moment.atMs, now) }] : []))
    .reduce<Moment | null>((first, moment) => (first && first.atMs <= moment.atMs ? first : moment), null);
}
