import type { Transition } from "#lib/domain/run/move.ts";
import { isEndState, isWaiting, stateRules, statusOf } from "#lib/domain/run/run-state.ts";
import { type RunStep, stepsAfter } from "#lib/domain/run/run-step.ts";
import type { EffectOutcome, Write } from "./engine.ts";
import type { LoadedRun } from "./load-runs.ts";
import { stateOf } from "./run-row.ts";

/** One or more moves of a run that become true together. Guarded by the version that was loaded. */
export type Passage = {
  loadedVersion: number;
  /** As it will be. */
  run: LoadedRun;
  entries: HistoryEntry[];
  /** What a look at the VM brought, for the run's own row. */
  inspected: { assessment: object; vmConfiguration: unknown } | undefined;
  writes: readonly Write[];
};

export type HistoryEntry = {
  runId: string;
  seq: number;
  at: Date;
  from: string;
  to: string;
  event: string;
  message: string;
};

export const beginPassage = (run: LoadedRun): Passage => ({
  loadedVersion: run.version,
  run,
  entries: [],
  inspected: undefined,
  writes: [],
});

type Outcome = EffectOutcome<{ kind: string }>;

/** The passage with one move more. */
export function goOn(passage: Passage, move: Transition<object>, outcome: Outcome, now: Date): Passage {
  const { run } = passage;
  const from = stateOf(run);
  const event = outcome.event.kind;
  const next = afterMove(run, move, outcome, now);
  const { message } = move;
  return {
    ...passage,
    run: next,
    entries: [...passage.entries, { runId: run.id, seq: next.version, at: now, from, to: move.to, event, message }],
    inspected: outcome.inspected ?? passage.inspected,
    writes: outcome.writes ? [...passage.writes, ...outcome.writes] : passage.writes,
  };
}

function afterMove(run: LoadedRun, move: Transition<object>, outcome: Outcome, now: Date): LoadedRun {
  const hasEnded = isEndState(move.to);
  const event = outcome.event.kind;
  return {
    ...run,
    // One entry for the creation and one per move, each of which raises the version.
    version: run.version + 1,
    engineState: move.to,
    status: statusOf(move.to, true),
    steps: stepsAfter(run.steps as RunStep[], {
      from: stateOf(run),
      to: move.to,
      at: now,
      message: move.message,
      waitReason: move.waitReason,
      isRetry: event === "upstreamFailed" && !hasEnded,
      operationId: outcome.operationId ?? null,
      correlationId: outcome.trace?.correlationId ?? null,
    }),
    memory: move.memory,
    dueAt: move.dueAt,
    deadlineAt: deadlineAfter(run, move, now),
    waitReason: move.waitReason,
    startedAt: run.startedAt ?? (event === "cancelRequested" ? null : now),
    error: move.failure ?? run.error,
    warnings: move.warnings.length > 0 ? move.warnings : run.warnings,
    endedAt: hasEnded ? now : null,
    achievedMode: hasEnded ? move.achievedMode : run.achievedMode,
  };
}

function deadlineAfter(run: LoadedRun, move: Transition<object>, now: Date): Date | null {
  if (isEndState(move.to)) return null;
  if (move.to === run.engineState) return run.deadlineAt;
  // A wait lasts as long as Azure says; its own limit counts from there.
  const from = isWaiting(move.to) && move.dueAt ? move.dueAt : now;
  return new Date(from.getTime() + stateRules[move.to].deadlineMs);
}
