import { isGuestSide } from "#lib/domain/azure-errors/guest-side.ts";
import type { RunFailure } from "../run-failure.ts";
import {
  attemptModeOf,
  type BackupGo,
  type BackupMemory,
  type BackupMove,
  type BackupSnapshot,
  nextPointName,
} from "./backup-run.ts";

/** Between attempts: a guest needs a while to recover, and Azure counts three creations per VM, hour and mode. */
const retryAfterMs = [5, 10, 20, 30, 30].map((minutes) => minutes * 60_000);

/**
 * What follows an attempt that Azure ended without a point. A failure inside the guest is worth another attempt, and at last
 * a crash-consistent one where the policy falls back (domain dossier 5); any other would fail in the same way again.
 */
export function afterFailedAttempt(run: BackupSnapshot, failure: RunFailure, go: BackupGo): BackupMove {
  const { memory, rules } = run;
  if (isGuestSide(failure) && wantsMore(run) && memory.attempts < rules.retries) {
    const inMs = retryAfterMs[memory.attempts] ?? 0;
    return go("checking", `${failure.meaning} Trying again in ${inMs / 60_000} minutes.`, {
      memory: nextAttempt(memory),
      inMs,
    });
  }
  return fallBackOrFail(run, failure, isGuestSide(failure), go);
}

/** @param isGuest whether the failure lies inside the guest */
export function fallBackOrFail(run: BackupSnapshot, failure: RunFailure, isGuest: boolean, go: BackupGo): BackupMove {
  const { memory, rules } = run;
  if (isGuest && wantsMore(run) && rules.fallsBack) {
    return go("checking", `${failure.meaning} Falling back to a crash-consistent snapshot.`, {
      memory: { ...nextAttempt(memory), fallback: failure },
    });
  }
  const told = withFallbackCause(failure, memory.fallback);
  return go("failed", told.meaning, { memory, failure: told });
}

/** More than crash consistency is asked of Azure, so there is something left to lower. */
const wantsMore = (run: BackupSnapshot): boolean => attemptModeOf(run) === "ApplicationConsistent";

/** Everything that belonged to the attempt is forgotten, its name is not used again. */
const nextAttempt = (memory: BackupMemory): BackupMemory => ({
  ...memory,
  attempts: memory.attempts + 1,
  restorePointName: nextPointName(memory.restorePointName, memory.attempts + 1),
  operation: null,
  plannedDisks: [],
  tries: 0,
  sends: 0,
  pendingFailure: null,
  unreadableSince: null,
  waitingSince: null,
  turnAt: null,
});

/** Why the fallback did not help, beside what it was for. */
export function withFallbackCause(failure: RunFailure, cause: RunFailure | null): RunFailure {
  if (cause === null) return failure;
  return {
    ...cause,
    meaning: `${cause.meaning} The fallback to a crash-consistent snapshot was not possible either: ${failure.meaning}`,
    remedy: `${cause.remedy} For the fallback: ${failure.remedy}`,
  };
}
