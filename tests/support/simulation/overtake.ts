import { advanceRun } from "#lib/services/runs/advance-run.ts";
import type { SimulatedWorld } from "./world.ts";

/** One step of a run by whoever does it, as soon as it is due. */
export async function takeStep(world: SimulatedWorld, runId: string): Promise<void> {
  const run = await world.db.run.findUniqueOrThrow({
    where: { id: runId },
    select: { dueAt: true, engineState: true },
  });
  if (!run.dueAt) return;
  world.clock.advance(Math.max(0, run.dueAt.getTime() - world.clock.workerNow()));
  world.note(`  meanwhile somebody else takes the step from ${run.engineState}`);
  await advanceRun(world.ctx, runId);
}
