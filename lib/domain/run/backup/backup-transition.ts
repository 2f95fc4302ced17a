import { unreachable } from "#lib/std/invariant.ts";
import { backOffMs } from "../back-off.ts";
import { goFrom } from "../move.ts";
import { deadlineFailure, type RunFailure } from "../run-failure.ts";
import { isBackupState, isWaiting, type RunState, stateRules } from "../run-state.ts";
import type { BackupEvent } from "./backup-event.ts";
import type { BackupGo, BackupMemory, BackupMove, BackupSnapshot } from "./backup-run.ts";
import type { BackupState } from "./backup-states.ts";
import { onPointRead } from "./confirm-transition.ts";
import { fallBackOrFail, withFallbackCause } from "./failed-attempt.ts";
import { isAnswer, isPatient, lookOn } from "./unreadable.ts";
import { onUpstreamFailure } from "./upstream-transition.ts";
import { wait, waitForWindow } from "./wait.ts";

/** @returns null when the event has no meaning in that state: somebody else was faster. */
export function backupTransition(before: BackupSnapshot, event: BackupEvent, now: Date): BackupMove | null {
  const run = isAnswer(event) ? { ...before, memory: { ...before.memory, unreadableSince: null } } : before;
  const { state, memory } = run;
  if (!isBackupState(state)) return null;
  const go = goFrom(state, memory, now);
  const failWith = (failure: RunFailure) => go("failed", failure.meaning, { failure });

  switch (event.kind) {
    case "cancelRequested":
      return stateRules[state].cancellable ? go("cancelledByUser", cancelledInWords(state, event.by)) : null;
    case "deadlinePassed":
      return onDeadline(state, go, memory, now);
    case "vmGone":
      return state === "checking" || state === "sending" ? failWith(event.failure) : null;
    case "upstreamFailed":
      return onUpstreamFailure(run, state, event, now, go);
    case "inspected":
      return state === "checking" ? onInspected(run, event, now, go) : null;
    case "windowMet":
      return state === "checking" ? waitForWindow(memory, event, now, go) : null;
    case "turnPromised":
      return state === "checking"
        ? wait({ ...memory, turnAt: event.at.toISOString() }, event.reason, event.at, now, go)
        : null;
    case "placeGiven": {
      const given = { ...memory, turnAt: event.at.toISOString(), gaveWay: true };
      return state === "waiting" ? wait(given, "A backup on demand goes first.", event.at, now, go) : null;
    }
    case "waitOver":
      return isWaiting(state) ? go("checking", "The wait is over: looking at the VM again.") : null;
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
          inMs: event.retryAfterMs ?? firstPollMs,
        },
      );
    }
    case "pointFound":
      return state === "sending" || state === "searching" || state === "creating"
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
      return state === "confirming" || state === "watching" ? onPointRead(run, event.reading, now, go) : null;
    case "retentionApplied":
      return state === "retaining" ? finish(memory, event.message, go) : null;
    default:
      return unreachable(event);
  }
}

/**
 * Where Azure names no time of its own. Recorded creations take 10 to 20 s: whoever looks sooner pays with a read, and three are all
 * that a backup should cost.
 */
const firstPollMs = 20_000;
const pollMs = 5_000;
const sendsMax = 3;
const looksBeforeResend = 3;

const cancelledInWords = (state: BackupState, by: string): string =>
  isPatient(state)
    ? `Cancelled by ${by} while Azure could not be read. If Azure has made the restore point, the inventory will find it.`
    : `Cancelled by ${by}.`;

function onDeadline(state: BackupState, go: BackupGo, memory: BackupMemory, now: Date): BackupMove {
  const { onDeadline } = stateRules[state];
  const unseen = lookOn(state, memory, now, go);
  if (unseen) return unseen;
  if (onDeadline === "look") {
    return go("confirming", "Azure's operation did not end in time: looking at the restore point itself.");
  }
  if (onDeadline === "finish")
    return finish(memory, "Retention could not be applied in time. It is applied with the next one.", go);
  const failure = withFallbackCause(memory.pendingFailure ?? deadlineFailure(state), memory.fallback);
  return go("failed", failure.meaning, { failure });
}

/** The point is good, whatever became of the older ones. */
function finish(memory: BackupMemory, message: string, go: BackupGo): BackupMove {
  const { warnings = [], achievedMode = null } = memory.outcome ?? {};
  return go(warnings.length > 0 ? "completedWithWarnings" : "completed", message, { warnings, achievedMode });
}

function onInspected(
  run: BackupSnapshot,
  event: Extract<BackupEvent, { kind: "inspected" }>,
  now: Date,
  go: BackupGo,
): BackupMove {
  const { verdict } = event;
  const seen = { ...run.memory, plannedDisks: event.plannedDisks, tries: 0, turnAt: null };
  if (verdict.kind === "blocked") {
    return fallBackOrFail({ ...run, memory: seen }, verdict.failure, verdict.isGuestSide, go);
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
function onPointMissing(state: RunState, memory: BackupMemory, go: BackupGo): BackupMove | null {
  if (state !== "sending" && state !== "searching") return null;
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
