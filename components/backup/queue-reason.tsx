"use client";

import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { clockWords, withLocalTimes } from "#components/ui/time-words.ts";
import type { RunSummaryDto } from "#lib/contracts/runs.ts";
import { waitReasonOf } from "./run-words.ts";

export type QueueReasonProps = {
  run: Pick<RunSummaryDto, "status" | "waitReason" | "dueAt">;
  /** The badge beside it says "Queued" already. */
  isBesideBadge?: boolean;
  className?: string;
};

/**
 * "Queued: 3 restore points in this hour already, next at 14:20": waiting is never shown as running. A job in progress has a
 * reason when it waits for Azure's answer: "Azure cannot be read since 13:05, next look at 14:20".
 */
export function QueueReason({ run, isBesideBadge = false, className }: QueueReasonProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  const isQueued = run.status === "Queued";
  if (!isQueued && run.waitReason === null) return null;
  const reason = withLocalTimes(waitReasonOf(run), now, timeZone);
  const dueAt = run.dueAt ? new Date(run.dueAt) : null;
  const dueWords = dueAt && dueAt > now ? clockWords(dueAt, now, timeZone) : null;
  return (
    <span className={className}>
      {isBesideBadge || !isQueued ? "" : "Queued: "}
      {reason}
      {dueWords && !reason.endsWith(dueWords) && `, next ${isQueued ? "" : "look "}at ${dueWords}`}
    </span>
  );
}
