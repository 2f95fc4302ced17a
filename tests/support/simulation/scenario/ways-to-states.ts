import type { ActiveState } from "#lib/domain/run/run-state.ts";
import type { CallFault, PortCall } from "../fault.ts";

/** How a run gets into a state: by itself, or because one call goes wrong on the way. A state that is not here does not compile. */
export const waysToStates: Record<ActiveState, null | { call: PortCall; fault: CallFault }> = {
  checking: null,
  waiting: { call: "beginRestorePoint", fault: { kind: "answers", failure: "throttled" } },
  preparing: null,
  creating: null,
  sending: { call: "beginRestorePoint", fault: { kind: "workerDies", when: "before" } },
  polling: null,
  confirming: null,
  retaining: null,
  choosing: null,
  deleting: null,
  held: { call: "beginDeletion", fault: { kind: "answers", failure: "throttled" } },
  awaiting: null,
  verifying: null,
};
