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

/** "Queued: 3 restore points in this hour already, next at 14:20": waiting is never shown as running. */
export function QueueReason({ run, isBesideBadge = false, className }: QueueReasonProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  if (run.status !== "Queued") return null;
  const reason = withLocalTimes(waitReasonOf(run), now, timeZone);
  const dueAt = run.dueAt ? new Date(run.dueAt) : null;
  const dueWords = dueAt && dueAt > now ? clockWords(dueAt, now, timeZone) : null;
  return (
    <span className={className}>
      {isBesideBadge ? "" : "Queued: "}
      {reason}
      {dueWords && !reason.endsWith(dueWords) && `, next at ${dueWords}`}
    </span>
  );
}
