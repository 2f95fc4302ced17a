import { isEndState, type RunState, stateRules } from "./run-state.ts";

/** Why a run cannot be cancelled now; null when it can. */
export function cancelRefusal(state: RunState): string | null {
  if (isEndState(state)) return "This job has already ended.";
  if (stateRules[state].cancellable) return null;
  return "Azure has already been asked and offers no way to stop it. It usually takes less than a minute.";
}
