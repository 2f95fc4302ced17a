import { type EngineKind, engineKinds, isEndState, parseRunState, statusOf } from "#lib/domain/run/run-state.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import type { Evidence, SeenRun } from "./evidence.ts";

/** A run's history is one chain without gaps from its creation to where the row says it is, and its sub-tasks agree. */
export const historyExplains = ({ runs }: Evidence): string[] => runs.flatMap(faultsOf);

function faultsOf(run: SeenRun): string[] {
  const faults: string[] = [];
  const expect = (isSo: boolean, what: string) => {
    if (!isSo) faults.push(`Run ${run.id} (${run.kind}): ${what}`);
  };
  const state = parseRunState(run.engineState);
  const { firstState, steps } = engineKinds[run.kind as EngineKind];
  expect(
    state !== null && run.status === statusOf(state, run.startedAt !== null),
    `${run.engineState} is not ${run.status}`,
  );
  expect(run.events.length === run.version + 1, `${run.version} moves, but ${run.events.length} entries of history`);
  for (const [index, event] of run.events.entries()) {
    const before = run.events[index - 1];
    expect(event.seq === index, `history entry ${index} has the number ${event.seq}`);
    expect(event.from === (before?.to ?? ""), `history jumps from ${before?.to ?? "nothing"} to ${event.from}`);
    expect(event.message.length > 0, `history entry ${index} says nothing`);
  }
  expect(run.events[0]?.to === firstState, "history does not begin where runs of its kind begin");
  expect(
    run.events.at(-1)?.to === run.engineState,
    `history ends in ${run.events.at(-1)?.to}, the row in ${run.engineState}`,
  );
  const seen = run.steps as RunStep[];
  expect(seen.map(({ name }) => name).join() === steps.join(), "sub-tasks are missing");
  const isOver = state !== null && isEndState(state);
  const isOpen = seen.some(({ status }) => ["NotStarted", "InProgress", "Waiting"].includes(status));
  expect(!isOver || !isOpen, "it has ended, and a sub-task has not");
  expect(run.status !== "Failed" || run.error !== null, "it failed without a reason");
  expect(run.status !== "CompletedWithWarnings" || run.warnings !== null, "it has warnings that it does not tell");
  return faults;
}
