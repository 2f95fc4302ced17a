import { unreachable } from "#lib/std/invariant.ts";
import { backOffMs } from "./back-off.ts";
import { onPointRead } from "./confirm-transition.ts";
import type { Go, Transition } from "./move.ts";
import type { RunFailure, RunMemory, RunSnapshot } from "./run.ts";
import type { RunEvent } from "./run-event.ts";
import { deadlineFailure } from "./run-failure.ts";
import { type ActiveState, type EndState, isEndState, type RunState, stateRules } from "./run-state.ts";
import { onUpstreamFailure } from "./upstream-transition.ts";
import { wait } from "./wait.ts";

/** @returns null when the event has no meaning in that state: somebody else was faster. */
export function transition(run: RunSnapshot, event: RunEvent, now: Date): Transition | null {
  const { state, memory } = run;
  if (isEndState(state)) return null;
  const go: Go = (to, message, { inMs = 0, ...change } = {}) => ({
    to,
    message,
    memory: { ...memory, tries: to === state ? memory.tries : 0 },
    dueAt: isEndState(to) ? null : new Date(now.getTime() + inMs),
    waitReason: null,
    failure: null,
    warnings: [],
    achievedMode: null,
    ...change,
  });
  const end = (to: EndState, message: string, change: Parameters<Go>[2] = {}) => go(to, message, change);
  const failWith = (failure: RunFailure) => end("failed", failure.meaning, { failure });

  switch (event.kind) {
    case "cancelRequested":
      return stateRules[state].cancellable ? end("cancelledByUser", `Cancelled by ${event.by}.`) : null;
    case "deadlinePassed":
      return onDeadline(state, go, memory);
    case "vmGone":
      return state === "checking" || state === "sending" ? failWith(event.failure) : null;
    case "upstreamFailed":
      return onUpstreamFailure(state, memory, event, now, go);
    case "inspected":
      return state === "checking" ? onInspected(memory, event, now, go) : null;
    case "waitOver":
      return state === "waiting" ? go("checking", "The wait is over: looking at the VM again.") : null;
    case "collectionReady": {
      if (state !== "preparing") return null;
      const collection = { ...memory.collection, armId: event.armId };
      return go("creating", `Restore point collection ${collection.name} is ready.`, {
        memory: { ...memory, collection, tries: 0 },
      });
    }
    case "sendAnnounced":
      return state === "creating"
        ? go("sending", `Asking Azure for restore point ${memory.restorePointName}.`, {
            memory: { ...memory, sends: memory.sends + 1, pendingFailure: null, tries: 0 },
          })
        : null;
    case "creationAccepted": {
      if (state !== "sending") return null;
      const next = { ...memory, operation: event.operation, pendingFailure: null, tries: 0 };
      return go(
        event.operation ? "polling" : "confirming",
        "Azure accepted the request and is taking the restore point.",
        {
          memory: next,
          inMs: firstPollMs,
        },
      );
    }
    case "pointFound":
      return state === "sending" || state === "creating"
        ? go("confirming", "The restore point is already there: an earlier request reached Azure.", {
            memory: { ...memory, pendingFailure: null, tries: 0 },
          })
        : null;
    case "pointMissing":
      return onPointMissing(state, memory, go);
    case "operationRunning":
      return state === "polling"
        ? go("polling", "Azure is still taking the restore point.", { inMs: event.retryAfterMs ?? pollMs })
        : null;
    case "operationSucceeded":
      return state === "polling" ? go("confirming", "Azure reports success: confirming every disk.") : null;
    case "operationFailed":
      return state === "polling"
        ? go("confirming", `Azure reports a failure (${event.failure.code}): recording what is there.`, {
            memory: { ...memory, pendingFailure: event.failure, tries: 0 },
          })
        : null;
    case "operationUnknown":
      return state === "polling"
        ? go("confirming", "Azure no longer knows the operation: looking at the restore point itself.")
        : null;
    case "pointRead":
      return state === "confirming" ? onPointRead(run, event.reading, go, failWith) : null;
    default:
      return unreachable(event);
  }
}

/** Recorded creations take 10 to 20 s: the first look a little later saves a read (design.md 7: at most 3 reads). */
const firstPollMs = 5_000;
const pollMs = 5_000;
const sendsMax = 3;
const looksBeforeResend = 3;

function onDeadline(state: ActiveState, go: Go, memory: RunMemory): Transition {
  if (stateRules[state].onDeadline === "look") {
    return go("confirming", "Azure's operation did not end in time: looking at the restore point itself.");
  }
  const failure = memory.pendingFailure ?? deadlineFailure(state);
  return go("failed", failure.meaning, { failure });
}

function onInspected(
  memory: RunMemory,
  event: Extract<RunEvent, { kind: "inspected" }>,
  now: Date,
  go: Go,
): Transition {
  const { verdict } = event;
  const seen = { ...memory, plannedDisks: event.plannedDisks, tries: 0 };
  if (verdict.kind === "blocked") {
    return go("failed", verdict.failure.meaning, { memory: seen, failure: verdict.failure });
  }
  if (verdict.kind === "wait") return wait(seen, verdict.reason, verdict.until, now, go);
  const included = event.plannedDisks.filter((disk) => disk.included).length;
  return go(
    seen.collection.armId ? "creating" : "preparing",
    `Eligible: ${included} ${included === 1 ? "disk" : "disks"} will be included.`,
    {
      memory: { ...seen, waitingSince: null },
    },
  );
}

/** Nothing found under our name. Azure may still be digesting a request whose answer was lost, so look a few times first. */
function onPointMissing(state: RunState, memory: RunMemory, go: Go): Transition | null {
  if (state !== "sending") return null;
  if (memory.tries < looksBeforeResend) {
    const tries = memory.tries + 1;
    return go("sending", "Azure does not show the restore point (yet): looking again.", {
      memory: { ...memory, tries },
      inMs: backOffMs(tries),
    });
  }
  if (memory.sends < sendsMax) return go("creating", "The request never reached Azure: sending it again.");
  const failure = memory.pendingFailure ?? deadlineFailure("sending");
  return go("failed", failure.meaning, { failure });
}
