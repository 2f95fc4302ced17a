"use client";

import { useQuery } from "@tanstack/react-query";
import { Server } from "lucide-react";
import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { AssociatedItemDto } from "#lib/contracts/policies.ts";
import { itemSearch } from "../search-params.ts";

const columns: Column<AssociatedItemDto>[] = [
  { id: "name", header: "Virtual machine", isRowHeader: true, cell: (row) => row.vmName },
  { id: "group", header: "Resource group", cell: (row) => row.resourceGroup, hideBelow: "md" },
  { id: "state", header: "State", cell: (row) => <ProtectionStateBadge state={row.state} /> },
  {
    id: "last",
    header: "Last success",
    cell: (row) => (row.lastSuccessAt ? <RelativeTime at={row.lastSuccessAt} /> : "Never"),
    hideBelow: "sm",
  },
  { id: "next", header: "Next run", cell: (row) => <RelativeTime at={row.nextRunAt} />, hideBelow: "sm" },
];

export function AssociatedItems({ policyId, canProtect }: { policyId: string; canProtect: boolean }) {
  const { search, update } = useTableSearch(itemSearch);
  const query = useQuery(policyQueries.items({ policyId, ...search }));
  return (
    <DataTable
      label="Associated items"
      toolbar={<h2 className="px-1 font-semibold text-base">Associated items</h2>}
      columns={columns}
      query={query}
      rowId={(row) => row.vmId}
      rowName={(row) => row.vmName}
      rowHref={(row) => `/vms/${row.vmId}`}
      isFiltered={false}
      onClearFilters={() => {}}
      onMove={(move) => update(move)}
      empty={
        <EmptyState
          icon={Server}
          title="No virtual machine uses this policy yet"
          actions={canProtect && <LinkButton href={`/vms/protect?policy=${policyId}`}>Configure backup</LinkButton>}
        >
          Choose virtual machines and disks for it; what it would mean for each of them is shown before anything is
          saved.
        </EmptyState>
      }
    />
  );
}
