import { isEndState, stateRules } from "#lib/domain/run/run-state.ts";
import { transition } from "#lib/domain/run/transition.ts";
import type { AzureContext } from "../azure-context.ts";
import { applyTransition } from "./apply-transition.ts";
import { confirmPoint } from "./effects/confirm-point.ts";
import type { Effect, EffectOutcome, LoadedRun } from "./effects/effect.ts";
import { ensureCollection } from "./effects/ensure-collection.ts";
import { findPoint } from "./effects/find-point.ts";
import { inspectVm } from "./effects/inspect-vm.ts";
import { pollOperation } from "./effects/poll-operation.ts";
import { sendCreation } from "./effects/send-creation.ts";
import { snapshotOf } from "./run-row.ts";

const effects: Record<Exclude<(typeof stateRules)[keyof typeof stateRules]["effect"], "announceThenSend">, Effect> = {
  inspectVm,
  wait: async () => ({ event: { kind: "waitOver" } }),
  ensureCollection,
  locate: findPoint,
  poll: pollOperation,
  read: confirmPoint,
};

/**
 * One step of one run: load, one effect, one transition, commit. A run that is not due (a job delivered twice, or early) is
 * left alone: the job that belongs to its due time exists, and the sweep stands behind it.
 * @returns whether the run moved
 */
export async function advanceRun(ctx: AzureContext, runId: string): Promise<boolean> {
  const run = await loadRun(ctx, runId);
  const snapshot = snapshotOf(run);
  const now = ctx.now();
  if (isEndState(snapshot.state) || (run.dueAt && run.dueAt > now)) return false;
  if (snapshot.deadlineAt && snapshot.deadlineAt < now) {
    return (await commit(ctx, run, { event: { kind: "deadlinePassed" } })) !== null;
  }
  const rule = stateRules[snapshot.state];
  const azure = ctx.openAzure(run.virtualMachine.subscription.connection);
  if (rule.effect === "announceThenSend") {
    const announced = await commit(ctx, run, { event: { kind: "sendAnnounced" } });
    if (!announced) return false;
    const outcome = await sendCreation({ ctx, azure, run: announced, snapshot: snapshotOf(announced) });
    return (await commit(ctx, announced, outcome)) !== null;
  }
  const outcome = await effects[rule.effect]({ ctx, azure, run, snapshot });
  return (await commit(ctx, run, outcome)) !== null;
}

const loadRun = (ctx: AzureContext, runId: string): Promise<LoadedRun> =>
  ctx.db.run.findUniqueOrThrow({
    where: { id: runId },
    include: { virtualMachine: { include: { subscription: { include: { connection: true } } } } },
  });

/** @returns null when the event means nothing any more or somebody else was faster */
async function commit(ctx: AzureContext, run: LoadedRun, outcome: EffectOutcome): Promise<LoadedRun | null> {
  const move = transition(snapshotOf(run), outcome.event, ctx.now());
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
