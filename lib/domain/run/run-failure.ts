import type { RunFailure } from "./run.ts";
import { type ActiveState, stateRules } from "./run-state.ts";

/** Our own end of a step that Azure never ended. */
export const deadlineFailure = (state: ActiveState): RunFailure => ({
  code: "DeadlinePassed",
  message: `The step "${stateRules[state].step}" did not end within ${stateRules[state].deadlineMs / 60_000} minutes.`,
  meaning: "Azure did not answer in a usable way for too long, so this job was given up.",
  remedy: "Check Azure's service health and the connection in Settings, then run Backup now.",
  whoCanDoIt: "Backup operator",
  correlationId: null,
  requestId: null,
  raw: null,
});
