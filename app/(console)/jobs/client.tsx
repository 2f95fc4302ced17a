"use client";

import { useQuery } from "@tanstack/react-query";
import { RunCard } from "#components/backup/run-card.tsx";
import { runColumns } from "#components/backup/run-columns.tsx";
import { runOperationWords } from "#components/backup/run-words.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { runQueries } from "#lib/client/queries/runs.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { JobToolbar } from "./_components/job-toolbar.tsx";
import { NoJobs } from "./_components/no-jobs.tsx";
import { jobFilterKeys, jobSearch } from "./search-params.ts";

export function JobsClient({ canProtect }: { canProtect: boolean }) {
  const { search, update, clear } = useTableSearch(jobSearch);
  const query = useQuery(runQueries.list(search));
  const clearFilters = () => clear(jobFilterKeys);
  return (
    <DataTable
      label="Jobs"
      columns={runColumns}
      query={query}
      rowId={(run) => run.id}
      rowName={(run) => `${runOperationWords[run.operation]} of ${run.vm.name}`}
      rowHref={(run) => `/jobs/${run.id}`}
      phoneCard={(run) => <RunCard run={run} />}
      isFiltered={jobFilterKeys.some((key) => search[key] !== undefined)}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <JobToolbar search={search} update={update} onClearFilters={clearFilters} sample={query.data?.rows[0]} />
      }
      empty={<NoJobs canProtect={canProtect} />}
    />
  );
}
