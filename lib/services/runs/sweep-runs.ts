import type { ServiceContext } from "../context.ts";

/** Later than this, a due run's own job is taken for lost. */
const graceMs = 10_000;

/** A run that only waits for its turn has its job: under load, one more with every sweep would bury the queue. */
const againSeconds = 60;

/**
 * The second line behind the queue: runs that are due and that no job has taken get a job again. Finding any after the start
 * of a worker is worth a warning.
 * @param isStart at a worker's start everything due is taken up at once
 */
export async function sweepRuns(ctx: ServiceContext, isStart: boolean): Promise<number> {
  const before = new Date(ctx.now().getTime() - (isStart ? 0 : graceMs));
  const stuck = await ctx.db.run.findMany({
    where: { status: { in: ["Queued", "InProgress"] }, dueAt: { lte: before } },
    orderBy: { dueAt: "asc" },
    select: { id: true },
    take: 1_000,
  });
  await ctx.db.$transaction(async (tx) => {
    const jobs = stuck.map(({ id }) => ({
      payload: { v: 1 as const, runId: id },
      ...(isStart ? {} : { singletonKey: id, singletonSeconds: againSeconds }),
    }));
    await ctx.queue.enqueueAll(tx, "advance-run", jobs);
  });
  if (stuck.length > 0) ctx.log.warn({ runs: stuck.length, isStart }, "Runs without a job were given one.");
  return stuck.length;
}
