import { minutes, type StateRule } from "../state-rule.ts";

/** Sub-tasks of a deletion as the user reads them, in order. */
export const deletionSteps = ["Check what may go", "Delete restore points"] as const;

export type DeletionEffect = "choosePoints" | "deletePoint" | "waitTurn" | "pollDeletion" | "lookForPoint";

const rule = (
  step: (typeof deletionSteps)[number],
  effect: DeletionEffect,
  rest: Omit<StateRule, "step" | "effect">,
) => ({ step, effect, ...rest });

/** The rows of a deletion's transition table: points go one by one, and each counts as gone only when Azure no longer has it. */
export const deletionStates = {
  choosing: rule("Check what may go", "choosePoints", {
    deadlineMs: minutes(60),
    onDeadline: "fail",
    cancellable: true,
  }),
  deleting: rule("Delete restore points", "deletePoint", {
    deadlineMs: minutes(60),
    onDeadline: "look",
    cancellable: true,
  }),
  held: rule("Delete restore points", "waitTurn", { deadlineMs: minutes(360), onDeadline: "look", cancellable: true }),
  awaiting: rule("Delete restore points", "pollDeletion", {
    deadlineMs: minutes(120),
    onDeadline: "look",
    cancellable: false,
  }),
  verifying: rule("Delete restore points", "lookForPoint", {
    deadlineMs: minutes(120),
    onDeadline: "look",
    cancellable: false,
  }),
};

export type DeletionState = keyof typeof deletionStates;
