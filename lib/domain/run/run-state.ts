import { type BackupState, backupStates, backupSteps } from "./backup/backup-states.ts";
import { type DeletionState, deletionStates, deletionSteps } from "./deletion/deletion-states.ts";
import type { StateRule } from "./state-rule.ts";

/** Where the engine is. The user's status is another word for it (`statusOf`), never the other way round. */
export const endStates = [
  "completed",
  "completedWithWarnings",
  "failed",
  "cancelledByUser",
  "cancelledBySystem",
] as const;

export type ActiveState = BackupState | DeletionState;
export type EndState = (typeof endStates)[number];
export type RunState = ActiveState | EndState;

export type RunStatus = "Queued" | "InProgress" | "Completed" | "CompletedWithWarnings" | "Failed" | "Cancelled";

/** The transition tables' rows, by names that no two kinds share: a state without a step, an effect and a deadline does not compile. */
export const stateRules: Record<ActiveState, StateRule> = { ...backupStates, ...deletionStates };

/** Kinds of runs that the engine advances, with their sub-tasks and where they begin. */
export const engineKinds = {
  Backup: { steps: backupSteps, firstState: "checking" },
  DeletePoints: { steps: deletionSteps, firstState: "choosing" },
} as const satisfies Record<string, { steps: readonly string[]; firstState: ActiveState }>;

export type EngineKind = keyof typeof engineKinds;

/** Its turn has not come: never shown as running. */
export const isWaiting = (state: RunState): boolean => state === "closed" || state === "waiting" || state === "held";

export const isEndState = (state: RunState): state is EndState => (endStates as readonly string[]).includes(state);

export const isBackupState = (state: RunState): state is BackupState => Object.hasOwn(backupStates, state);

export const isDeletionState = (state: RunState): state is DeletionState => Object.hasOwn(deletionStates, state);

export const parseRunState = (value: string): RunState | null =>
  [...(Object.keys(stateRules) as ActiveState[]), ...endStates].find((state) => state === value) ?? null;

/** @param hasStarted false until a worker has taken the run up for the first time */
export function statusOf(state: RunState, hasStarted: boolean): RunStatus {
  switch (state) {
    case "completed":
      return "Completed";
    case "completedWithWarnings":
      return "CompletedWithWarnings";
    case "failed":
      return "Failed";
    case "cancelledByUser":
    case "cancelledBySystem":
      return "Cancelled";
    default:
      return hasStarted && !isWaiting(state) ? "InProgress" : "Queued";
  }
}
