import type { Run } from "#lib/db/generated/client.ts";
import type { RunMemory, RunSnapshot } from "#lib/domain/run/run.ts";
import { parseRunState } from "#lib/domain/run/run-state.ts";
import { type RequestableMode, requestableModes } from "#lib/domain/vm/consistency.ts";
import { invariant } from "#lib/std/invariant.ts";

/** What the rules see of a row. Our own columns, so anything unreadable is a bug and not a user's mistake. */
export function snapshotOf(run: Run): RunSnapshot {
  const state = parseRunState(run.engineState);
  invariant(state, `Run ${run.id} is in the unknown state ${run.engineState}.`);
  return {
    state,
    requestedMode: requestableModeOf(run.requestedMode),
    startedAt: run.startedAt,
    deadlineAt: run.deadlineAt,
    memory: run.memory as RunMemory,
  };
}

export function requestableModeOf(value: string): RequestableMode {
  const mode = requestableModes.find((candidate) => candidate === value);
  invariant(mode, `${value} is not a mode that Azure can be asked for.`);
  return mode;
}
