import { applyRetention } from "#lib/services/retention/apply-retention.ts";
import { createRunAdvancer } from "#lib/services/runs/create-run-advancer.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import type { DemoWorld } from "./demo-world.ts";
import type { Occasion } from "./occasion.ts";

/** What becomes due within so little is taken together, as by a worker's many hands. */
const togetherMs = 5_000;
/** How often the planner looks: its own minute would make many small groups of the VMs that a policy spreads over a quarter. */
const planEveryMs = 15 * 60_000;

/** Lives from one occasion to the next until the present; whatever is under way then goes on in the real worker. */
export async function liveUntil(world: DemoWorld, endMs: () => number, occasions: readonly Occasion[]): Promise<void> {
  const { clock, queue, worker, planner, db } = world;
  const { advance } = createRunAdvancer(worker);
  let coming = occasions;
  for (;;) {
    while (await advanceDueRuns(world, advance));
    const vmIds = queue.takeRetention();
    if (vmIds.length > 0) await db.$transaction((tx) => applyRetention(worker, tx, vmIds));

    const { runMs, planMs } = await nextTimes(world);
    const occasionMs = Math.min(...coming.map(({ atMs }) => atMs));
    // Never twice at one instant: what could not move needs some time to pass.
    const nextMs = Math.max(Math.min(runMs, planMs, occasionMs), clock.now().getTime() + 1);
    if (nextMs >= endMs()) return;
    await clock.moveTo(nextMs);

    if (planMs <= nextMs) await planDueRuns(planner);
    const due = coming.filter(({ atMs }) => atMs <= nextMs);
    for (const occasion of due) await occasion.happen(world);
    coming = [...coming.filter(({ atMs }) => atMs > nextMs), ...due.flatMap(again)];
  }
}

const again = (occasion: Occasion): Occasion[] =>
  occasion.everyMs === undefined ? [] : [{ ...occasion, atMs: occasion.atMs + occasion.everyMs }];

/** One step of every run that is due. @returns whether any moved */
async function advanceDueRuns(
  { db, clock }: DemoWorld,
  advance: (runId: string) => Promise<boolean>,
): Promise<boolean> {
  const due = await db.run.findMany({
    where: { status: { in: ["Queued", "InProgress", "Cancelling"] }, dueAt: { lte: clock.now() } },
    orderBy: { dueAt: "asc" },
    select: { id: true },
  });
  const moved = await Promise.all(due.map(({ id }) => advance(id)));
  return moved.some(Boolean);
}

/** When a run is due its row says, and so does an item's. */
async function nextTimes({ db }: DemoWorld): Promise<{ runMs: number; planMs: number }> {
  const [next] = await db.$queryRaw<{ run: Date | null; plan: Date | null }[]>`
    select
      (select min("dueAt") from "Run" where status in ('Queued', 'InProgress', 'Cancelling')) as run,
      (select min("nextRunAt") from "ProtectedItem"
        where state not in ('ProtectionStopped', 'ProtectionPaused')) as plan`;
  return { runMs: roundedUp(next?.run, togetherMs), planMs: roundedUp(next?.plan, planEveryMs) };
}

const roundedUp = (at: Date | null | undefined, stepMs: number): number =>
  at ? Math.ceil(at.getTime() / stepMs) * stepMs : Number.POSITIVE_INFINITY;
