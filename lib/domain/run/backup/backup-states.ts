import { minutes, type StateRule } from "../state-rule.ts";

/** Sub-tasks of a backup as the user reads them, in order. */
export const backupSteps = [
  "Check eligibility",
  "Wait for maintenance window",
  "Wait for Azure limits",
  "Take snapshot",
  "Confirm every disk",
  "Apply retention",
] as const;
type BackupStep = (typeof backupSteps)[number];

export type BackupEffect =
  | "inspectVm"
  | "wait"
  | "ensureCollection"
  | "announceThenSend"
  | "locate"
  | "poll"
  | "read"
  | "applyRetention";

const rule = (step: BackupStep, effect: BackupEffect, rest: Omit<StateRule, "step" | "effect">) => ({
  step,
  effect,
  ...rest,
});

/** The rows of a backup's transition table. Azure documents no way to stop a creation it has accepted (domain dossier 7). */
export const backupStates = {
  checking: rule("Check eligibility", "inspectVm", { deadlineMs: minutes(60), onDeadline: "fail", cancellable: true }),
  closed: rule("Wait for maintenance window", "wait", {
    deadlineMs: minutes(360),
    onDeadline: "fail",
    cancellable: true,
  }),
  waiting: rule("Wait for Azure limits", "wait", { deadlineMs: minutes(360), onDeadline: "fail", cancellable: true }),
  preparing: rule("Take snapshot", "ensureCollection", {
    deadlineMs: minutes(60),
    onDeadline: "fail",
    cancellable: true,
  }),
  creating: rule("Take snapshot", "announceThenSend", {
    deadlineMs: minutes(60),
    onDeadline: "fail",
    cancellable: true,
  }),
  sending: rule("Take snapshot", "locate", { deadlineMs: minutes(30), onDeadline: "fail", cancellable: false }),
  // Azure may have the point and cannot be read: only Azure can say that there is none, so it is looked for without an end.
  searching: rule("Take snapshot", "locate", { deadlineMs: minutes(1_440), onDeadline: "look", cancellable: true }),
  polling: rule("Take snapshot", "poll", { deadlineMs: minutes(120), onDeadline: "look", cancellable: false }),
  confirming: rule("Confirm every disk", "read", { deadlineMs: minutes(60), onDeadline: "fail", cancellable: false }),
  watching: rule("Confirm every disk", "read", {
    deadlineMs: minutes(1_440),
    onDeadline: "look",
    cancellable: true,
  }),
  retaining: rule("Apply retention", "applyRetention", {
    deadlineMs: minutes(60),
    onDeadline: "finish",
    cancellable: false,
  }),
};

export type BackupState = keyof typeof backupStates;
