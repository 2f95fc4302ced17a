import { waitLimitMs } from "../back-off.ts";
import { deadlineFailure } from "../run-failure.ts";
import type { BackupGo, BackupMemory, BackupMove } from "./backup-run.ts";

/** Into the queue with the reason; over all rounds together not longer than `waitLimitMs`. */
export function wait(memory: BackupMemory, reason: string, until: Date | null, now: Date, go: BackupGo): BackupMove {
  const since = memory.waitingSince ? new Date(memory.waitingSince) : now;
  if (now.getTime() - since.getTime() > waitLimitMs) {
    const failure = {
      ...deadlineFailure("waiting"),
      message: reason,
      meaning: "What this job waited for did not happen within 24 hours.",
      remedy: "Remove the cause named in the message, then run Backup now.",
    };
    return go("failed", failure.meaning, { failure });
  }
  const dueMs = until ? Math.max(until.getTime() - now.getTime(), 1_000) : 60_000;
  return go("waiting", `Waiting: ${reason}`, {
    memory: { ...memory, waitingSince: since.toISOString(), unreadableSince: null, tries: 0 },
    waitReason: reason,
    inMs: dueMs,
  });
}

/** A window's end is known and comes, so it does not count towards `waitLimitMs`; a place in Azure's budget is lost meanwhile. */
export const waitForWindow = (
  memory: BackupMemory,
  { until, reason }: { until: Date; reason: string },
  now: Date,
  go: BackupGo,
): BackupMove =>
  go("closed", `Waiting: ${reason}.`, {
    memory: { ...memory, waitingSince: null, turnAt: null, tries: 0 },
    waitReason: reason,
    inMs: until.getTime() - now.getTime(),
  });
