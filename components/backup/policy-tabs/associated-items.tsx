"use client";

import { useQuery } from "@tanstack/react-query";
import { Server } from "lucide-react";
import { useState } from "react";
import { MoveDialog } from "#components/backup/policy-change/move-dialog.tsx";
import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import type { PageMove } from "#components/table/pager.tsx";
import { SelectionBar } from "#components/table/selection-bar.tsx";
import { useSelection } from "#components/table/use-selection.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { AssociatedItemDto, ListAssociatedItemsInput, PolicyDto } from "#lib/contracts/policies.ts";

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

type AssociatedItemsProps = {
  policy: PolicyDto;
  list: ListAssociatedItemsInput;
  onMove: (move: PageMove) => void;
  canProtect: boolean;
  canEdit: boolean;
};

export function AssociatedItems({ policy, list, onMove, canProtect, canEdit }: AssociatedItemsProps) {
  const query = useQuery(policyQueries.items(list));
  const selection = useSelection<AssociatedItemDto>((row) => row.vmId);
  const [isMoving, setIsMoving] = useState(false);
  const canMove = canEdit && policy.settings.consistencyType !== "OnlyCrashConsistent";
  return (
    <>
      <DataTable
        label="Associated items"
        columns={columns}
        query={query}
        rowId={(row) => row.vmId}
        rowName={(row) => row.vmName}
        rowHref={(row) => `/vms/${row.vmId}`}
        {...(canMove ? { selection } : {})}
        phoneCard={(row) => <ItemCard item={row} />}
        isFiltered={false}
        onClearFilters={() => {}}
        onMove={onMove}
        toolbar={
          canMove && (
            <>
              <p className="px-1 text-muted text-sm">
                Choose virtual machines to move them to a crash-consistent policy of the same schedule and retention.
              </p>
              <SelectionBar count={selection.ids.length} onClear={selection.clear}>
                <Button size="small" onPress={() => setIsMoving(true)}>
                  Move to crash-consistent
                </Button>
              </SelectionBar>
            </>
          )
        }
        empty={<NoItems policyId={policy.id} canProtect={canProtect} />}
      />
      <MoveDialog policy={policy} vmIds={selection.ids} isOpen={isMoving} onOpenChange={setIsMoving} />
    </>
  );
}

function ItemCard({ item }: { item: AssociatedItemDto }) {
  return (
    <span className="flex flex-col gap-1 text-sm">
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium text-base wrap-anywhere">{item.vmName}</span>
        <ProtectionStateBadge state={item.state} />
      </span>
      <span className="text-muted wrap-anywhere">{item.resourceGroup}</span>
      <span className="text-muted">
        Last success {item.lastSuccessAt ? <RelativeTime at={item.lastSuccessAt} /> : "never"}
        {item.nextRunAt && (
          <>
            {" "}
            · next <RelativeTime at={item.nextRunAt} />
          </>
        )}
      </span>
    </span>
  );
}

function NoItems({ policyId, canProtect }: { policyId: string; canProtect: boolean }) {
  return (
    <EmptyState
      icon={Server}
      title="No virtual machine uses this policy yet"
      actions={canProtect && <LinkButton href={`/vms/protect?policy=${policyId}`}>Configure backup</LinkButton>}
    >
      Choose virtual machines and disks for it; what it would mean for each of them is shown before anything is saved.
    </EmptyState>
  );
}
