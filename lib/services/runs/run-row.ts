import type { Run } from "#lib/db/generated/client.ts";
import { parseRunState, type RunState } from "#lib/domain/run/run-state.ts";
import { type RequestableMode, requestableModes } from "#lib/domain/vm/consistency.ts";
import { invariant } from "#lib/std/invariant.ts";

/** Our own columns, so anything unreadable is a bug and not a user's mistake. */
export function stateOf(run: Pick<Run, "id" | "engineState">): RunState {
  const state = parseRunState(run.engineState);
  invariant(state, `Run ${run.id} is in the unknown state ${run.engineState}.`);
  return state;
}

export function requestableModeOf(value: string): RequestableMode {
  const mode = requestableModes.find((candidate) => candidate === value);
  invariant(mode, `${value} is not a mode that Azure can be asked for.`);
  return mode;
}
