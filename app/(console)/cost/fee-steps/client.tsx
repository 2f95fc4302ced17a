"use client";

import { useQuery } from "@tanstack/react-query";
import { Footprints } from "lucide-react";
import { moneyChangeWords, moneyWords } from "#components/cost/money-words.ts";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { feeStepQueries } from "#lib/client/queries/fee-steps.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { type FeeStepDto, listFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { type FeeStepKind, feeStepKinds } from "#lib/domain/cost/fee-steps.ts";
import { gibInWords } from "#lib/domain/cost/in-words.ts";

const kindWords: Record<FeeStepKind, string> = {
  GrowsSoon: "A little more costs more",
  LeaveOutDisk: "One disk less costs less",
};
const kindOptions = feeStepKinds.map((id) => ({ id, label: kindWords[id] }));
const filterKeys = ["kind", "search"] as const;

const columns = (currency: string): readonly Column<FeeStepDto>[] => [
  {
    id: "vm",
    header: "Virtual machine",
    isRowHeader: true,
    cell: ({ name, resourceGroup }) => (
      <>
        {name}
        <span className="block font-normal text-muted text-xs">{resourceGroup}</span>
      </>
    ),
  },
  { id: "step", header: "Step", className: "min-w-64", cell: ({ sentence }) => sentence },
  {
    id: "size",
    header: "Provisioned",
    align: "end",
    hideBelow: "lg",
    cell: ({ provisionedGib }) => <span className="numeric">{gibInWords(provisionedGib)}</span>,
  },
  { id: "now", header: "Fee a month", align: "end", cell: ({ fee }) => (fee ? moneyWords(fee.now, currency) : "–") },
  {
    id: "change",
    header: "Beyond the step",
    align: "end",
    cell: ({ fee }) => (fee ? moneyChangeWords(fee.after - fee.now, currency) : "–"),
  },
];

export function FeeStepsClient() {
  const { search, update, clear } = useTableSearch(listFeeStepsInput);
  const query = useQuery(feeStepQueries.list(search));
  const currency = query.data?.currency ?? "USD";
  const clearFilters = () => clear(filterKeys);
  return (
    <DataTable
      label="Steps of the fee"
      columns={columns(currency)}
      query={query}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={({ vmId }) => `/vms/${vmId}`}
      phoneCard={(row) => <StepCard row={row} currency={currency} />}
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
              options={kindOptions}
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

function StepCard({ row: { name, resourceGroup, sentence, fee }, currency }: { row: FeeStepDto; currency: string }) {
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">{name}</p>
      <p className="text-muted text-sm">{resourceGroup}</p>
      <p className="text-sm">{sentence}</p>
      {fee && (
        <p className="text-sm">
          {moneyWords(fee.now, currency)} a month, {moneyChangeWords(fee.after - fee.now, currency)} beyond the step
        </p>
      )}
    </div>
  );
}
