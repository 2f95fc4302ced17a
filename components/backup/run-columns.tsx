import type { Column } from "#components/table/column.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunSummaryDto } from "#lib/contracts/runs.ts";
import { ConsistencyChip } from "./consistency-chip.tsx";
import { Elapsed } from "./elapsed.tsx";
import { RunStatusCell } from "./run-status-cell.tsx";
import { requestedByWords, runOperationWords } from "./run-words.ts";

const vm: Column<RunSummaryDto> = {
  id: "vm",
  header: "Virtual machine",
  isRowHeader: true,
  className: "min-w-40",
  cell: (run) => (
    <>
      <span className="wrap-anywhere">{run.vm.name}</span>
      <span className="sr-only">, job details</span>
    </>
  ),
};

const operation: Column<RunSummaryDto> = {
  id: "operation",
  header: "Operation, triggered by",
  className: "max-w-48",
  cell: (run) => (
    <>
      <span className="whitespace-nowrap">{runOperationWords[run.operation]}</span>
      <span className="block truncate font-normal text-muted text-xs" title={requestedByWords(run)}>
        {requestedByWords(run)}
      </span>
    </>
  ),
};

const rest: readonly Column<RunSummaryDto>[] = [
  { id: "status", header: "Status", className: "min-w-48 max-w-80", cell: (run) => <RunStatusCell run={run} /> },
  {
    id: "consistency",
    header: "Consistency",
    hideBelow: "xl",
    className: "min-w-52 max-w-56",
    cell: (run) =>
      run.requestedMode === null ? "–" : <ConsistencyChip requested={run.requestedMode} achieved={run.achievedMode} />,
  },
  {
    id: "policy",
    header: "Policy",
    hideBelow: "wide",
    isInteractive: true,
    className: "min-w-36 max-w-56",
    cell: ({ policy }) =>
      policy && (
        <TextLink href={`/policies/${policy.id}`} className="font-normal wrap-anywhere">
          {policy.name}
        </TextLink>
      ),
  },
  {
    id: "started",
    header: "Started",
    hideBelow: "md",
    className: "whitespace-nowrap",
    cell: (run) => (run.startedAt ? <RelativeTime at={run.startedAt} /> : "Not yet"),
  },
  {
    id: "duration",
    header: "Duration",
    hideBelow: "lg",
    align: "end",
    className: "whitespace-nowrap",
    // A job that waits is not at work: nothing may tick there.
    cell: (run) => (run.status === "Queued" ? "–" : <Elapsed startedAt={run.startedAt} endedAt={run.endedAt} />),
  },
];

/** Columns of a list of jobs; a row leads to `/jobs/<id>`. */
export const runColumns: readonly Column<RunSummaryDto>[] = [vm, operation, ...rest];

/** For the jobs of one VM, where naming it in each row would say nothing. */
export const runColumnsOfOneVm: readonly Column<RunSummaryDto>[] = [{ ...operation, isRowHeader: true }, ...rest];
