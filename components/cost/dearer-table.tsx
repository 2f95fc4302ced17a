"use client";

import { useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import type { DearerRowDto, ListDearerInput } from "#lib/contracts/cost-report.ts";
import { gibInWords, rangeInWords } from "#lib/domain/cost/in-words.ts";
import { Amount } from "./amount.tsx";
import { whyHref } from "./cost-links.ts";
import { CsvLink } from "./csv-link.tsx";
import { moneyWords } from "./money-words.ts";

type DearerTableProps = {
  table: TableSearch<Pick<ListDearerInput, "search" | "after" | "before">>;
  input: ListDearerInput;
};

/** VMs whose disks are so empty that Azure Backup's agent would cost less than its agentless half of what is provisioned. */
export function DearerTable({ table: { search, update, clear }, input }: DearerTableProps) {
  const query = useQuery(costQueries.dearer(input));
  const currency = query.data?.currency ?? "USD";
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-3xl text-muted text-sm text-pretty">
        Azure Backup counts half of what is provisioned for agentless backup, and what is really used for agent-based
        backup. Where the disks are emptier than that, the agent's fee is the lower one. Restore points that Stillpoint
        takes have no such fee.
      </p>
      <DataTable
        label="Virtual machines dearer agentless"
        columns={columns(currency)}
        query={query}
        rowId={({ vmId }) => vmId}
        rowName={({ name }) => name}
        rowHref={({ vmId }) => whyHref({ by: "vm", key: vmId })}
        phoneCard={(row) => <DearerCard row={row} currency={currency} />}
        isFiltered={search.search !== undefined}
        onClearFilters={() => clear(["search"])}
        onMove={(move) => update(move)}
        toolbar={
          <TableToolbar
            search={{
              label: "Search virtual machines",
              value: search.search,
              onChange: (text) => update({ search: text }, "replace"),
            }}
            onClearFilters={() => clear(["search"])}
            actions={<CsvLink file={{ list: "agentless" }} label="Virtual machines dearer agentless, as CSV" />}
          />
        }
        empty={
          <EmptyState icon={Scale} title="None is dearer agentless">
            By what is assumed of their disks, agent-based backup would protect no virtual machine for less. Who knows
            better how full they are says so in the assumptions.
          </EmptyState>
        }
      />
    </div>
  );
}

const columns = (currency: string): Column<DearerRowDto>[] => [
  {
    id: "name",
    header: "Virtual machine",
    isRowHeader: true,
    className: "min-w-40",
    cell: ({ name, resourceGroup }) => (
      <>
        {name}
        <span className="block font-normal text-muted text-xs">{resourceGroup}</span>
      </>
    ),
  },
  {
    id: "provisioned",
    header: "Provisioned",
    align: "end",
    hideBelow: "lg",
    cell: ({ provisionedGib }) => gibInWords(provisionedGib),
  },
  {
    id: "used",
    header: "Used",
    align: "end",
    hideBelow: "md",
    cell: ({ usedGib }) => rangeInWords(usedGib, gibInWords),
  },
  { id: "agentless", header: "Units agentless", align: "end", cell: ({ agentlessUnits }) => agentlessUnits },
  {
    id: "agent",
    header: "Units agent-based",
    align: "end",
    cell: ({ agentUnits }) => rangeInWords(agentUnits, String),
  },
  {
    id: "monthly",
    header: "Dearer by, a month",
    align: "end",
    cell: ({ monthly }) => <Amount range={monthly} currency={currency} />,
  },
];

function DearerCard({
  row: { name, monthly, agentlessUnits, agentUnits },
  currency,
}: {
  row: DearerRowDto;
  currency: string;
}) {
  return (
    <span className="flex flex-col gap-0.5 text-sm">
      <span className="font-medium text-base wrap-anywhere">{name}</span>
      <span>
        {monthly ? `${moneyWords(monthly.expected, currency)} a month dearer` : "No price of the fee is known"}
      </span>
      <span className="text-muted">
        {agentlessUnits} units agentless, {agentUnits.expected} agent-based
      </span>
    </span>
  );
}
