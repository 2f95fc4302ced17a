"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import { withSearch } from "#lib/client/with-search.ts";
import type { ListOrphansInput, OrphanPageDto, OrphanRowDto } from "#lib/contracts/cost-report.ts";
import { gibInWords, rangeInWords } from "#lib/domain/cost/in-words.ts";
import { type OrphanKind, orphanKinds } from "#lib/domain/cost/orphans.ts";
import { Amount } from "./amount.tsx";
import { CsvLink } from "./csv-link.tsx";
import { moneyRangeWords, moneyWords } from "./money-words.ts";

const kindWords: Record<OrphanKind, string> = {
  Foreign: "Other tools",
  VmGone: "VM is gone",
  VmMoved: "VM was replaced",
  Undeletable: "Kept by a lock",
  InBin: "In the bin",
  ProtectionStopped: "Protection stopped",
};
const kindOptions = orphanKinds.map((id) => ({ id, label: kindWords[id] }));

/** Where somebody can look at these points and delete them. */
const placeOf = ({ kind, virtualMachineId }: OrphanRowDto): string =>
  withSearch("/restore-points", {
    virtualMachineId,
    origin: kind === "Foreign" ? "foreign" : null,
    bin: kind === "InBin" || kind === "Undeletable" ? "in" : null,
  });

type OrphanTableProps = {
  table: TableSearch<Pick<ListOrphansInput, "search" | "kind" | "after" | "before">>;
  input: ListOrphansInput;
};

/** Restore points that cost although no policy wants them; each row leads to where they can be deleted. */
export function OrphanTable({ table: { search, update, clear }, input }: OrphanTableProps) {
  const query = useQuery(costQueries.orphans(input));
  const currency = query.data?.currency ?? "USD";
  return (
    <div className="flex flex-col gap-4">
      {query.data && query.data.byKind.length > 0 && <KindSums page={query.data} />}
      <DataTable
        label="Orphans"
        columns={columns(currency)}
        query={query}
        rowId={({ id }) => id}
        rowName={({ vmName, kind }) => `${vmName}, ${kindWords[kind]}`}
        rowHref={placeOf}
        phoneCard={(row) => <OrphanCard row={row} currency={currency} />}
        isFiltered={search.search !== undefined || search.kind !== undefined}
        onClearFilters={() => clear(["search", "kind"])}
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
                label="Why"
                options={kindOptions}
                value={search.kind}
                onChange={(kind) => update({ kind })}
              />
            }
            onClearFilters={() => clear(["search", "kind"])}
            actions={<CsvLink file={{ list: "orphans" }} label="Orphans as CSV" />}
          />
        }
        empty={
          <EmptyState icon={Archive} title="No orphans">
            Every restore point in Azure is one that a policy wants, or that somebody pinned.
          </EmptyState>
        }
      />
    </div>
  );
}

function KindSums({ page: { byKind, sum, currency } }: { page: OrphanPageDto }) {
  return (
    <section aria-label="Orphans by cause" className="rounded-lg border border-line bg-surface px-5 py-4 shadow-card">
      <p>
        Together <strong className="numeric font-semibold">{moneyWords(sum.expected, currency)} a month</strong>{" "}
        <span className="text-muted text-sm">({moneyRangeWords(sum, currency)})</span>
      </p>
      <ul className="mt-2 flex flex-col gap-1 text-sm">
        {byKind.map(({ kind, because, points, monthly }) => (
          <li key={kind} className="flex flex-wrap justify-between gap-x-6">
            <span className="min-w-0">
              {because}{" "}
              <span className="text-muted">
                {points.toLocaleString("en-GB")} {points === 1 ? "restore point" : "restore points"}
              </span>
            </span>
            <span className="numeric">{moneyWords(monthly.expected, currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const columns = (currency: string): Column<OrphanRowDto>[] => [
  {
    id: "vm",
    header: "Restore points of",
    isRowHeader: true,
    className: "min-w-40",
    cell: ({ vmName, collectionName }) => (
      <>
        {vmName}
        {collectionName && <span className="block font-normal text-muted text-xs wrap-anywhere">{collectionName}</span>}
      </>
    ),
  },
  { id: "why", header: "Why", cell: ({ kind }) => kindWords[kind] },
  { id: "points", header: "Points", align: "end", cell: ({ points }) => points.toLocaleString("en-GB") },
  { id: "oldest", header: "Oldest", hideBelow: "lg", cell: ({ oldestAt }) => <RelativeTime at={oldestAt} /> },
  {
    id: "gib",
    header: "Stored",
    align: "end",
    hideBelow: "xl",
    cell: ({ gib }) => (gib ? rangeInWords(gib, gibInWords) : "Not known"),
  },
  {
    id: "monthly",
    header: "A month",
    align: "end",
    cell: ({ monthly, problem }) => (
      <span title={problem ?? undefined}>
        <Amount range={monthly} currency={currency} />
      </span>
    ),
  },
];

function OrphanCard({
  row: { vmName, kind, points, monthly, problem },
  currency,
}: {
  row: OrphanRowDto;
  currency: string;
}) {
  return (
    <span className="flex flex-col gap-0.5 text-sm">
      <span className="font-medium text-base wrap-anywhere">{vmName}</span>
      <span>{monthly ? `${moneyWords(monthly.expected, currency)} a month` : (problem ?? "No price known")}</span>
      <span className="text-muted">
        {kindWords[kind]} · {points.toLocaleString("en-GB")} {points === 1 ? "point" : "points"}
      </span>
    </span>
  );
}
