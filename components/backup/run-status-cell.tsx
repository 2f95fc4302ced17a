import type { RunSummaryDto } from "#lib/contracts/runs.ts";
import { QueueReason } from "./queue-reason.tsx";
import { RunStatusBadge } from "./run-status-badge.tsx";

/** The status with what makes it so: why it waits, or what it failed of. */
export function RunStatusCell({ run }: { run: RunSummaryDto }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5">
      <RunStatusBadge status={run.status} />
      <QueueReason run={run} isBesideBadge className="text-muted text-xs text-pretty" />
      {run.failureCode && <span className="text-muted text-xs wrap-anywhere">{run.failureCode}</span>}
    </div>
  );
}
