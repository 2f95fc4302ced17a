"use client";

import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { monthWords } from "#components/actuals/bill-words.ts";
import { FitCard } from "#components/actuals/fit-card.tsx";
import { GroupCard, groupColumns } from "#components/actuals/group-columns.tsx";
import { MonthSummary } from "#components/actuals/month-summary.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { actualsQueries } from "#lib/client/queries/actuals.ts";
import { type TableSearch, useTableSearch } from "#lib/client/use-table-search.ts";
import { type BillComparisonDto, type CompareBillInput, compareBillInput } from "#lib/contracts/actuals.ts";
import { BillsCard } from "./_components/bills-card.tsx";

type ActualsClientProps = { canAdminister: boolean; canAssume: boolean };

export function ActualsClient({ canAdminister, canAssume }: ActualsClientProps) {
  const table = useTableSearch(compareBillInput);
  const query = useQuery(actualsQueries.compare(table.search));
  const { data: bills } = useQuery(actualsQueries.imports());
  const { data: comparison } = query;
  return (
    <div className="flex flex-col gap-8">
      {comparison?.month ? (
        <Month
          comparison={{ ...comparison, month: comparison.month }}
          query={query}
          table={table}
          canAssume={canAssume}
        />
      ) : (
        comparison && <NoBill canAdminister={canAdminister} />
      )}
      {bills && <BillsCard bills={bills.imports} canAdminister={canAdminister} />}
    </div>
  );
}

function NoBill({ canAdminister }: { canAdminister: boolean }) {
  return (
    <EmptyState icon={ReceiptText} title="No bill to compare with">
      In Cost Management, create an export of cost and usage details for one month, and download its CSV file.{" "}
      {canAdminister ? "Import it below." : "An administrator imports it here."} Then you see what Azure billed beside
      what was estimated, and how full the disks really are.
    </EmptyState>
  );
}

type MonthProps = {
  comparison: BillComparisonDto & { month: string };
  query: { data: BillComparisonDto | undefined; error: unknown; isPlaceholderData: boolean; refetch: () => unknown };
  table: TableSearch<CompareBillInput>;
  canAssume: boolean;
};

function Month({ comparison, query, table: { search, update, clear }, canAssume }: MonthProps) {
  const { months, month, fit, currency } = comparison;
  return (
    <>
      {months.length > 1 && (
        <Select
          label="Month"
          options={months.map((id) => ({ id, label: monthWords(id) }))}
          selectedId={month}
          onSelect={(chosen) => update({ month: chosen })}
          className="w-56"
        />
      )}
      <MonthSummary comparison={comparison} />
      {fit && <FitCard fit={fit} month={month} canAssume={canAssume} />}
      <section aria-labelledby="groups" className="flex flex-col gap-3">
        <div>
          <h2 id="groups" className="font-semibold text-lg">
            By resource group
          </h2>
          <p className="text-muted text-sm">
            Snapshot storage, on the resource group of the restore point collections. Azure's bill cannot be matched to
            single VMs: it does not name them reliably.
          </p>
        </div>
        <DataTable
          label="Resource groups"
          columns={groupColumns(currency)}
          query={query}
          sort={{ value: search.sort, onChange: (sort) => update({ sort: sort as CompareBillInput["sort"] }) }}
          rowId={({ key }) => key}
          rowName={({ resourceGroup }) => resourceGroup}
          phoneCard={(row) => <GroupCard row={row} currency={currency} />}
          isFiltered={search.search !== undefined}
          onClearFilters={() => clear(["search"])}
          onMove={(move) => update(move)}
          toolbar={
            <TableToolbar
              search={{
                label: "Search by resource group or subscription",
                value: search.search,
                onChange: (text) => update({ search: text }, "replace"),
              }}
              onClearFilters={() => clear(["search"])}
            />
          }
          empty={
            <EmptyState icon={ReceiptText} title="Nothing billed">
              The bill of this month has no charges of backups.
            </EmptyState>
          }
        />
      </section>
    </>
  );
}
