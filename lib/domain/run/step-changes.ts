import { isEndState, isWaiting, type RunState, stateRules } from "./run-state.ts";

export type StepStatus = "NotStarted" | "InProgress" | "Waiting" | "Completed" | "Failed" | "Skipped";

export type StepChange = { name: string; status: StepStatus };

const stepOf = (state: RunState): string | null => (isEndState(state) ? null : stateRules[state].step);

/** How a move shows on the sub-tasks: the step left behind is done (or failed), the one entered is running (or waiting). */
export function stepChanges(from: RunState, to: RunState): StepChange[] {
  const left = stepOf(from);
  const entered = stepOf(to);
  if (left === entered && left !== null) return [{ name: left, status: activeStatus(to) }];
  const changes: StepChange[] = [];
  if (left !== null) changes.push({ name: left, status: leavingStatus(from, to) });
  if (entered !== null) changes.push({ name: entered, status: activeStatus(to) });
  return changes;
}

const activeStatus = (state: RunState): StepStatus => (isWaiting(state) ? "Waiting" : "InProgress");

function leavingStatus(from: RunState, to: RunState): StepStatus {
  if (to === "failed") return "Failed";
  if (to === "cancelledByUser" || to === "cancelledBySystem") return "Skipped";
  // The check is done again after a wait, and a snapshot that met a limit has not been taken.
  if (isWaiting(to) || (to === "checking" && !isWaiting(from))) return "NotStarted";
  return "Completed";
}
