import { type ActiveState, stateRules } from "./run-state.ts";

/** The failure shown to the person on call: what it means and what to do, beside Azure's own words. */
export type RunFailure = {
  code: string;
  /** Azure's (or our) sentence, untouched. */
  message: string;
  meaning: string;
  remedy: string;
  whoCanDoIt: string;
  correlationId: string | null;
  requestId: string | null;
  raw: string | null;
};

export type RunWarning = { code: string; message: string };

/** The guest failed, so a crash-consistent point was taken instead. */
export const fallbackWarning = "FellBackToCrashConsistent";

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
