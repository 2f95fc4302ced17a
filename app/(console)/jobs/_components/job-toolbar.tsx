"use client";

import { runOperationWords, runStatusWords } from "#components/backup/run-words.ts";
import { timeRangeOptions, timeRangeWords } from "#components/backup/time-range.ts";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { type FilterChip, TableToolbar } from "#components/table/table-toolbar.tsx";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import { type ListRunsInput, type RunSummaryDto, runOperations, runStatuses } from "#lib/contracts/runs.ts";
import type { jobFilterKeys } from "../search-params.ts";

type JobToolbarProps = Pick<TableSearch<ListRunsInput>, "search" | "update"> & {
  onClearFilters: () => void;
  /** Any row shown: it knows the name behind an id in the address. */
  sample: RunSummaryDto | undefined;
};

const statusOptions = runStatuses.map((id) => ({ id, label: runStatusWords[id] }));
const operationOptions = runOperations.map((id) => ({ id, label: runOperationWords[id] }));

export function JobToolbar({ search, update, onClearFilters, sample }: JobToolbarProps) {
  return (
    <TableToolbar
      search={{
        label: "Search by VM",
        value: search.search,
        onChange: (text) => update({ search: text }, "replace"),
      }}
      filters={
        <>
          <FilterSelect
            label="Status"
            options={statusOptions}
            value={search.status}
            onChange={(status) => update({ status })}
          />
          <FilterSelect
            label="Operation"
            options={operationOptions}
            value={search.operation}
            onChange={(operation) => update({ operation })}
          />
          <FilterSelect
            label="Time"
            options={timeRangeOptions}
            value={search.hours?.toString()}
            onChange={(hours) => update({ hours: hours ? Number(hours) : null })}
          />
        </>
      }
      chips={chipsOf(search, sample).map(
        ({ key, label }): FilterChip => ({
          id: key,
          label,
          onRemove: () => update({ [key]: null }),
        }),
      )}
      onClearFilters={onClearFilters}
    />
  );
}

function chipsOf(search: ListRunsInput, sample: RunSummaryDto | undefined) {
  const labels: Record<(typeof jobFilterKeys)[number], string | undefined> = {
    status: search.status && `Status: ${runStatusWords[search.status]}`,
    operation: search.operation && `Operation: ${runOperationWords[search.operation]}`,
    hours: search.hours ? timeRangeWords(search.hours) : undefined,
    search: search.search && `VM: “${search.search}”`,
    virtualMachineId: search.virtualMachineId && `VM: ${sample?.vm.name ?? "one"}`,
    policyId: search.policyId && `Policy: ${sample?.policy?.name ?? "one"}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label }] : []));
}
