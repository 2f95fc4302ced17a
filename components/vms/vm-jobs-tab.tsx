"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { RunCard } from "#components/backup/run-card.tsx";
import { runColumnsOfOneVm } from "#components/backup/run-columns.tsx";
import { runOperationWords } from "#components/backup/run-words.ts";
import { DataTable } from "#components/table/data-table.tsx";
import type { PageMove } from "#components/table/pager.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { runQueries } from "#lib/client/queries/runs.ts";
import type { ListRunsInput } from "#lib/contracts/runs.ts";
import type { VmDetailDto } from "#lib/contracts/vms.ts";

type VmJobsTabProps = { vm: VmDetailDto; list: ListRunsInput; onMove: (move: PageMove) => void };

export function VmJobsTab({ vm, list, onMove }: VmJobsTabProps) {
  const query = useQuery(runQueries.list(list));
  return (
    <DataTable
      label="Jobs"
      columns={runColumnsOfOneVm}
      query={query}
      rowId={(run) => run.id}
      rowName={(run) => `${runOperationWords[run.operation]} of ${vm.name}`}
      rowHref={(run) => `/jobs/${run.id}`}
      phoneCard={(run) => <RunCard run={run} />}
      isFiltered={false}
      onClearFilters={() => {}}
      onMove={onMove}
      empty={
        <EmptyState icon={ListChecks} title="No jobs yet">
          A job appears here for every backup of this VM, and for every change of its protection.
        </EmptyState>
      }
    />
  );
}
