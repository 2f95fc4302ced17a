import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunSummaryDto } from "#lib/contracts/runs.ts";
import { ConsistencyChip } from "./consistency-chip.tsx";
import { QueueReason } from "./queue-reason.tsx";
import { RunStatusBadge } from "./run-status-badge.tsx";
import { runOperationWords } from "./run-words.ts";

/** A job on a phone: what, of whom, how it stands. */
export function RunCard({ run }: { run: RunSummaryDto }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium wrap-anywhere">{run.vm.name}</span>
        <RunStatusBadge status={run.status} />
      </div>
      <QueueReason run={run} isBesideBadge className="text-muted text-sm" />
      {run.failureCode && <span className="text-sm wrap-anywhere">{run.failureCode}</span>}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
        {runOperationWords[run.operation]}
        <span aria-hidden>·</span>
        <RelativeTime at={run.startedAt ?? run.createdAt} />
        {run.requestedMode !== null && <ConsistencyChip requested={run.requestedMode} achieved={run.achievedMode} />}
      </div>
    </div>
  );
}
