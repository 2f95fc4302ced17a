import type { RunKind } from "#lib/db/generated/client.ts";
import { type ActiveState, isEndState, stateRules } from "#lib/domain/run/run-state.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { AzureContext } from "../azure-context.ts";
import { applyTransition } from "./apply-transition.ts";
import { backupEngine } from "./backup/backup-engine.ts";
import { deletionEngine } from "./deletion/deletion-engine.ts";
import {
  type AnyEvent,
  type AnySnapshot,
  type EffectOutcome,
  type LoadedRun,
  loadedRun,
  type RunEngine,
} from "./engine.ts";

/** Configuring a backup is done when its command is: such a run is never due. */
const advanceBy: Partial<Record<RunKind, (ctx: AzureContext, run: LoadedRun) => Promise<boolean>>> = {
  Backup: (ctx, run) => advance(ctx, run, backupEngine),
  DeletePoints: (ctx, run) => advance(ctx, run, deletionEngine),
};

/**
 * One step of one run: load, one effect, one transition, commit. A run that is not due (a job delivered twice, or early) is
 * left alone: the job that belongs to its due time exists, and the sweep stands behind it.
 * @returns whether the run moved
 */
export async function advanceRun(ctx: AzureContext, runId: string): Promise<boolean> {
  const run = await loadRun(ctx, runId);
  if (run.endedAt || (run.dueAt && run.dueAt > ctx.now())) return false;
  const advanceKind = advanceBy[run.kind];
  invariant(advanceKind, `Run ${run.id} is alive, but nothing advances runs of the kind ${run.kind}.`);
  return advanceKind(ctx, run);
}

async function advance<Snapshot extends AnySnapshot, Event extends AnyEvent>(
  ctx: AzureContext,
  run: LoadedRun,
  engine: RunEngine<Snapshot, Event>,
): Promise<boolean> {
  const snapshot = engine.snapshotOf(run);
  const { state, deadlineAt } = snapshot;
  if (isEndState(state)) return false;
  if (deadlineAt && deadlineAt < ctx.now() && !isUnseen(run, state)) {
    return (await commit(ctx, run, engine, { event: engine.deadlinePassed })) !== null;
  }
  const effect = engine.effects[stateRules[state].effect];
  invariant(effect, `Nothing is known to do for a run in the state ${state}.`);
  const azure = ctx.openAzure(run.virtualMachine.subscription.connection);
  if (typeof effect === "function") {
    const outcome = await effect({ ctx, azure, run, snapshot });
    return (await commit(ctx, run, engine, outcome)) !== null;
  }
  const announced = await commit(ctx, run, engine, { event: effect.announce });
  if (!announced) return false;
  const outcome = await effect.act({ ctx, azure, run: announced, snapshot: engine.snapshotOf(announced) });
  return (await commit(ctx, announced, engine, outcome)) !== null;
}

/**
 * The deadline passed while no worker was there, with a step due that nobody took. Where Azure may have done what it was asked
 * for, that is looked at once more before the run is given up; the next step is due after the deadline.
 */
const isUnseen = ({ dueAt, deadlineAt }: LoadedRun, state: ActiveState): boolean =>
  !stateRules[state].cancellable && dueAt !== null && deadlineAt !== null && dueAt < deadlineAt;

const loadRun = (ctx: AzureContext, runId: string): Promise<LoadedRun> =>
  ctx.db.run.findUniqueOrThrow({ where: { id: runId }, include: loadedRun });

/** @returns null when the event means nothing any more or somebody else was faster */
async function commit<Snapshot extends AnySnapshot, Event extends AnyEvent>(
  ctx: AzureContext,
  run: LoadedRun,
  engine: RunEngine<Snapshot, Event>,
  outcome: EffectOutcome<Event>,
): Promise<LoadedRun | null> {
  const move = engine.transition(engine.snapshotOf(run), outcome.event, ctx.now());
  if (!move) {
    ctx.log.warn(
      { runId: run.id, state: run.engineState, event: outcome.event.kind },
      "An event came too late for its run.",
    );
    return null;
  }
  return ctx.db.$transaction(async (tx) => {
    const moved = await applyTransition(ctx, tx, run, move, outcome.event.kind, {
      trace: outcome.trace,
      operationId: outcome.operationId,
      // The same step once more because the last try did not come through.
      isRetry: outcome.event.kind === "upstreamFailed" && !isEndState(move.to),
    });
    if (!moved) return null;
    const next = { ...run, ...moved };
    await outcome.write?.(tx);
    return next;
  });
}
