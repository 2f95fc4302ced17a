/** Where the engine is. The user's status is another word for it (`statusOf`), never the other way round. */
export const activeStates = [
  "checking",
  "waiting",
  "preparing",
  "creating",
  "sending",
  "polling",
  "confirming",
] as const;
export const endStates = [
  "completed",
  "completedWithWarnings",
  "failed",
  "cancelledByUser",
  "cancelledBySystem",
] as const;

export type ActiveState = (typeof activeStates)[number];
export type EndState = (typeof endStates)[number];
export type RunState = ActiveState | EndState;

/** Sub-tasks as the user reads them, in order. */
export const stepNames = ["Check eligibility", "Wait for Azure limits", "Take snapshot", "Confirm every disk"] as const;
export type StepName = (typeof stepNames)[number];

export type RunStatus = "Queued" | "InProgress" | "Completed" | "CompletedWithWarnings" | "Failed" | "Cancelled";

const minute = 60_000;

type StateRule = {
  step: StepName;
  /** What the state asks of the world when a job finds a run in it. */
  effect: "inspectVm" | "wait" | "ensureCollection" | "announceThenSend" | "locate" | "poll" | "read";
  /** Longest stay, then the recovery: look at Azure once more, or give up with the reason. */
  deadlineMs: number;
  onDeadline: "look" | "fail";
  /** Azure documents no way to stop a creation it has accepted (domain dossier 7), so only what we have not sent can be cancelled. */
  cancellable: boolean;
};

/** The transition table's rows: a state without a step, an effect, a deadline and a recovery does not compile. */
export const stateRules: Record<ActiveState, StateRule> = {
  checking: {
    step: "Check eligibility",
    effect: "inspectVm",
    deadlineMs: 60 * minute,
    onDeadline: "fail",
    cancellable: true,
  },
  waiting: {
    step: "Wait for Azure limits",
    effect: "wait",
    deadlineMs: 6 * 60 * minute,
    onDeadline: "fail",
    cancellable: true,
  },
  preparing: {
    step: "Take snapshot",
    effect: "ensureCollection",
    deadlineMs: 60 * minute,
    onDeadline: "fail",
    cancellable: true,
  },
  creating: {
    step: "Take snapshot",
    effect: "announceThenSend",
    deadlineMs: 60 * minute,
    onDeadline: "fail",
    cancellable: true,
  },
  sending: { step: "Take snapshot", effect: "locate", deadlineMs: 30 * minute, onDeadline: "fail", cancellable: false },
  polling: { step: "Take snapshot", effect: "poll", deadlineMs: 120 * minute, onDeadline: "look", cancellable: false },
  confirming: {
    step: "Confirm every disk",
    effect: "read",
    deadlineMs: 60 * minute,
    onDeadline: "fail",
    cancellable: false,
  },
};

export const isEndState = (state: RunState): state is EndState => (endStates as readonly string[]).includes(state);

export const parseRunState = (value: string): RunState | null =>
  [...activeStates, ...endStates].find((state) => state === value) ?? null;

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
    case "waiting":
      return "Queued";
    default:
      return hasStarted ? "InProgress" : "Queued";
  }
}
