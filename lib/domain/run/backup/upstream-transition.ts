import { backOffMs } from "../back-off.ts";
import type { BackupEvent } from "./backup-event.ts";
import type { BackupGo, BackupMemory, BackupMove, BackupSnapshot } from "./backup-run.ts";
import type { BackupState } from "./backup-states.ts";
import { afterFailedAttempt } from "./failed-attempt.ts";
import { lookAgain } from "./unreadable.ts";
import { wait } from "./wait.ts";

type UpstreamFailed = Extract<BackupEvent, { kind: "upstreamFailed" }>;

/** Azure may have the point: from here on no answer but one about the point itself may end the run. */
const isLooking = (state: BackupState): boolean =>
  state === "searching" || state === "polling" || state === "confirming" || state === "watching";

/** How often a refused token is tried again before it counts as a wrong credential. */
const tokenTriesMax = 3;
const collectionTriesMax = 2;
/** A point that Azure has just accepted may not be shown by every replica yet. */
const looksForAccepted = 3;

/** What a call that did not succeed means for the run. Nothing here looks at texts: the adapter has classified the answer. */
export function onUpstreamFailure(
  run: BackupSnapshot,
  state: BackupState,
  event: UpstreamFailed,
  now: Date,
  go: BackupGo,
): BackupMove {
  // Whatever follows begins with a place in Azure's budget of its own.
  const memory = { ...run.memory, turnAt: null };
  const { failure, failureKind } = event;
  const failed = () => afterFailedAttempt(run, failure, go);
  const again = (change: Partial<BackupMemory> = {}) => {
    const tries = memory.tries + 1;
    const inMs = Math.max(event.retryAfterMs ?? 0, backOffMs(tries));
    return go(state, `${failure.meaning} Trying again in ${Math.ceil(inMs / 1000)} s.`, {
      memory: { ...memory, ...change, tries },
      inMs,
    });
  };

  if (failureKind === "notFound" && (state === "confirming" || state === "watching")) {
    const isGone = memory.pendingFailure !== null || memory.tries >= looksForAccepted;
    if (isGone) return afterFailedAttempt(run, memory.pendingFailure ?? failure, go);
    return again({ unreadableSince: null });
  }
  if (isLooking(state)) return lookAgain(state, memory, event, now, go);
  switch (failureKind) {
    case "throttled": {
      const until = event.retryAfterMs === null ? null : new Date(now.getTime() + event.retryAfterMs);
      return wait(memory, failure.meaning, until, now, go);
    }
    case "transient":
    case "lost":
      return state === "sending"
        ? lookAgain(state, { ...memory, pendingFailure: failure }, event, now, go)
        : again({ pendingFailure: failure });
    case "unauthenticated":
      return memory.tries < tokenTriesMax ? again() : failed();
    case "conflict":
      return wait(memory, failure.meaning, null, now, go);
    case "notFound": {
      const collectionMayBeGone = state === "sending" && memory.sends <= collectionTriesMax;
      if (!collectionMayBeGone) return failed();
      const collection = { ...memory.collection, armId: null };
      return go("preparing", "Azure does not know the restore point collection: creating it again.", {
        memory: { ...memory, collection, tries: 0 },
      });
    }
    case "refused":
      // A second send may be refused because the first one has arrived after all: look before giving up.
      return state === "sending" && memory.sends > 1 ? again({ pendingFailure: failure }) : failed();
    case "forbidden":
      return failed();
  }
}
