"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { PointSelectionBar, unselectableReason } from "#components/backup/point-actions/point-selection-bar.tsx";
import { PointCard } from "#components/backup/point-card.tsx";
import { pointColumnsOfOneVm } from "#components/backup/point-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import type { PageMove } from "#components/table/pager.tsx";
import { useSelection } from "#components/table/use-selection.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import type { ListRestorePointsInput, PointDaysInput, RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import type { VmDetailDto } from "#lib/contracts/vms.ts";
import { PointTimeline } from "./point-timeline/point-timeline.tsx";

type VmPointsTabProps = {
  vm: VmDetailDto;
  list: ListRestorePointsInput;
  days: PointDaysInput;
  onMove: (move: PageMove) => void;
  onDay: (day: string | null) => void;
  onUntil: (until: string | null) => void;
  canProtect: boolean;
};

export function VmPointsTab({ days, onDay, onUntil, ...table }: VmPointsTabProps) {
  return (
    <div className="flex flex-col gap-4">
      <PointTimeline days={days} selectedDay={table.list.day ?? null} onDay={onDay} onUntil={onUntil} />
      <PointTable {...table} onAllDays={() => onDay(null)} />
    </div>
  );
}

type PointTableProps = Pick<VmPointsTabProps, "vm" | "list" | "onMove" | "canProtect"> & { onAllDays: () => void };

function PointTable({ vm, list, onMove, canProtect, onAllDays }: PointTableProps) {
  const query = useQuery(restorePointQueries.list(list));
  const selection = useSelection<RestorePointSummaryDto>((point) => point.id);
  return (
    <DataTable
      label="Restore points"
      columns={pointColumnsOfOneVm}
      query={query}
      rowId={(point) => point.id}
      rowName={(point) => `${point.name} of ${vm.name}`}
      rowHref={(point) => `/restore-points/${point.id}`}
      {...(canProtect ? { selection, unselectableReason } : {})}
      toolbar={selection.ids.length > 0 && <PointSelectionBar selection={selection} shown={query.data?.rows ?? []} />}
      phoneCard={(point) => <PointCard point={point} />}
      isFiltered={list.day !== undefined}
      onClearFilters={onAllDays}
      onMove={onMove}
      empty={
        <EmptyState icon={History} title="No restore points yet">
          {vm.protection
            ? "The first one appears here as soon as Azure has reported it for every included disk."
            : "Configure backup, and a policy takes them by its schedule."}
        </EmptyState>
      }
    />
  );
}
