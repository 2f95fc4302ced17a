"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { whyHref } from "#components/cost/cost-links.ts";
import { CsvLink } from "#components/cost/csv-link.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { SelectionBar } from "#components/table/selection-bar.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { useSelection } from "#components/table/use-selection.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import { type CostRowDto, costSelectionMax, type ListCostInput } from "#lib/contracts/cost-report.ts";
import { type CostSearch, costFilterKeys } from "../search-params.ts";
import { CostRowCard, costColumns } from "./cost-columns.tsx";
import { GroupingBar } from "./grouping-bar.tsx";
import { groupingWords } from "./grouping-words.ts";

type CostTableProps = { table: TableSearch<CostSearch>; input: ListCostInput };

/** The total broken down; every row leads to why it is what it is. */
export function CostTable({ table: { search, update, clear }, input }: CostTableProps) {
  const query = useQuery(costQueries.list(input));
  const selection = useSelection<CostRowDto>(({ key }) => key);
  const { by } = search;
  const currency = query.data?.currency ?? "USD";
  const narrowing = narrowingOf(search);
  const clearFilters = () => clear(costFilterKeys);
  const chips = [
    ...(search.search
      ? [{ id: "search", label: `Name: “${search.search}”`, onRemove: () => update({ search: null }) }]
      : []),
    ...(narrowing
      ? [
          {
            id: "of",
            label: narrowing,
            onRemove: () => update({ policyId: null, subscriptionId: null, resourceGroup: null }),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={groupingWords[by].plural}
      columns={costColumns(by, currency)}
      query={query}
      sort={{ value: search.sort, onChange: (sort) => update({ sort: sort as CostSearch["sort"] }) }}
      rowId={({ key }) => key}
      rowName={({ name }) => name}
      rowHref={({ key }) => whyHref({ by, key })}
      {...(by === "vm" ? { selection } : {})}
      phoneCard={(row) => <CostRowCard row={row} currency={currency} />}
      isFiltered={chips.length > 0}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <div className="flex flex-col gap-3">
          <GroupingBar by={by} onChange={(next) => update({ by: next, search: null })} />
          <TableToolbar
            search={{
              label: `Search ${groupingWords[by].plural.toLowerCase()}`,
              value: search.search,
              onChange: (text) => update({ search: text }, "replace"),
            }}
            chips={chips}
            onClearFilters={clearFilters}
            actions={<CsvLink file={{ list: "groups", by }} label={`${groupingWords[by].plural} as CSV`} />}
          />
          {by === "vm" && (
            <SelectionBar count={selection.ids.length} onClear={selection.clear}>
              {selection.ids.length <= costSelectionMax ? (
                <LinkButton size="small" href={whyHref({ by: "vms", key: selection.ids.join(",") })}>
                  Compare the ways
                </LinkButton>
              ) : (
                <span className="text-sm">Choose at most {costSelectionMax} to compare them.</span>
              )}
            </SelectionBar>
          )}
        </div>
      }
      empty={
        <EmptyState icon={Coins} title="Nothing costs anything yet">
          Amounts appear here as soon as a virtual machine is protected.
        </EmptyState>
      }
    />
  );
}

function narrowingOf({ policyId, subscriptionId, resourceGroup }: CostSearch): string | null {
  const parts = [
    policyId && "one policy",
    resourceGroup && `resource group ${resourceGroup}`,
    subscriptionId && !resourceGroup && "one subscription",
  ].filter(Boolean);
  return parts.length > 0 ? `Only ${parts.join(", ")}` : null;
}
