"use client";

import { useQuery } from "@tanstack/react-query";
import { Footprints } from "lucide-react";
import { FeeStepCard, feeStepColumns, feeStepKindOptions } from "#components/cost/fee-step-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { feeStepQueries } from "#lib/client/queries/fee-steps.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { listFeeStepsInput } from "#lib/contracts/fee-steps.ts";

const filterKeys = ["kind", "search"] as const;

export function FeeStepsClient() {
  const { search, update, clear } = useTableSearch(listFeeStepsInput);
  const query = useQuery(feeStepQueries.list(search));
  const currency = query.data?.currency ?? "USD";
  const clearFilters = () => clear(filterKeys);
  return (
    <DataTable
      label="Steps of the fee"
      columns={feeStepColumns(currency)}
      query={query}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={({ vmId }) => `/vms/${vmId}`}
      phoneCard={(row) => <FeeStepCard row={row} currency={currency} />}
      isFiltered={search.kind !== undefined || search.search !== undefined}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <TableToolbar
          search={{
            label: "Search by VM",
            value: search.search,
            onChange: (text) => update({ search: text }, "replace"),
          }}
          filters={
            <FilterSelect
              label="Step"
              options={feeStepKindOptions}
              value={search.kind}
              onChange={(kind) => update({ kind })}
            />
          }
          onClearFilters={clearFilters}
        />
      }
      empty={
        <EmptyState icon={Footprints} title="No VM is near a step of the fee">
          A VM appears here when less than 64 GiB more would raise the fee, or when leaving out one data disk would
          lower it.
        </EmptyState>
      }
    />
  );
}
