"use client";

import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { clockWords } from "#components/ui/time-words.ts";
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
  const dueAt = run.dueAt ? new Date(run.dueAt) : null;
  return (
    <span className={className}>
      {isBesideBadge ? "" : "Queued: "}
      {waitReasonOf(run)}
      {dueAt && dueAt > now && (
        <>
          , next at <time dateTime={dueAt.toISOString()}>{clockWords(dueAt, now, timeZone)}</time>
        </>
      )}
    </span>
  );
}
