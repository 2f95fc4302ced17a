import type { Transition } from "#lib/domain/run/move.ts";
import { isEndState, isWaiting, stateRules, statusOf } from "#lib/domain/run/run-state.ts";
import { stepChanges } from "#lib/domain/run/step-changes.ts";
import type { EffectOutcome, Write } from "./engine.ts";
import type { LoadedRun } from "./load-runs.ts";
import { stateOf } from "./run-row.ts";

/** One or more moves of a run that become true together. Guarded by the version that was loaded. */
export type Passage = {
  loadedVersion: number;
  /** As it will be. */
  run: LoadedRun;
  entries: HistoryEntry[];
  steps: StepRow[];
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

/** What the moves make of one sub-task. `first` and `others` say how its attempts grow: by the first move that touches it, by the later ones. */
export type StepRow = {
  runId: string;
  name: string;
  status: string;
  detail: string | null;
  startedAt: Date;
  endedAt: Date | null;
  first: number;
  others: number;
  correlationId: string | null;
  operationId: string | null;
};

export const beginPassage = (run: LoadedRun): Passage => ({
  loadedVersion: run.version,
  run,
  entries: [],
  steps: [],
  inspected: undefined,
  writes: [],
});

type Outcome = EffectOutcome<{ kind: string }>;

/** The passage with one move more. */
export function goOn(passage: Passage, move: Transition<object>, outcome: Outcome, now: Date): Passage {
  const { run } = passage;
  const from = stateOf(run);
  const event = outcome.event.kind;
  const next = afterMove(run, move, event, now);
  const { message } = move;
  return {
    ...passage,
    run: next,
    entries: [...passage.entries, { runId: run.id, seq: next.version, at: now, from, to: move.to, event, message }],
    steps: withSteps(passage.steps, stepRows(run, move, outcome, now)),
    inspected: outcome.inspected ?? passage.inspected,
    writes: outcome.writes ? [...passage.writes, ...outcome.writes] : passage.writes,
  };
}

function afterMove(run: LoadedRun, move: Transition<object>, event: string, now: Date): LoadedRun {
  const hasEnded = isEndState(move.to);
  return {
    ...run,
    // One entry for the creation and one per move, each of which raises the version.
    version: run.version + 1,
    engineState: move.to,
    status: statusOf(move.to, true),
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

function stepRows(run: LoadedRun, move: Transition<object>, outcome: Outcome, now: Date): StepRow[] {
  // The same step once more because the last try did not come through.
  const isRetry = outcome.event.kind === "upstreamFailed" && !isEndState(move.to);
  return stepChanges(stateOf(run), move.to).map(({ name, status }, index) => {
    const isLeft = index === 0;
    const isOver = status === "Completed" || status === "Failed" || status === "Skipped";
    return {
      runId: run.id,
      name,
      status,
      detail: status === "Waiting" ? move.waitReason : move.message,
      startedAt: now,
      endedAt: isOver ? now : null,
      first: !isLeft || isRetry ? 1 : 0,
      others: 0,
      correlationId: (isLeft && outcome.trace?.correlationId) || null,
      operationId: (isLeft && outcome.operationId) || null,
    };
  });
}

/** A sub-task that several moves touch is written once. */
function withSteps(rows: readonly StepRow[], later: readonly StepRow[]): StepRow[] {
  const merged = rows.map((row) => {
    const next = later.find(({ name }) => name === row.name);
    if (!next) return row;
    return {
      ...next,
      startedAt: row.startedAt,
      first: row.first,
      others: row.others + next.first,
      correlationId: next.correlationId ?? row.correlationId,
      operationId: next.operationId ?? row.operationId,
    };
  });
  return [...merged, ...later.filter(({ name }) => !rows.some((row) => row.name === name))];
}
