"use client";

import { useQuery } from "@tanstack/react-query";
import { PointSelectionBar, unselectableReason } from "#components/backup/point-actions/point-selection-bar.tsx";
import { PointCard } from "#components/backup/point-card.tsx";
import { pointColumns } from "#components/backup/point-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { useSelection } from "#components/table/use-selection.ts";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { NoPoints } from "./_components/no-points.tsx";
import { PointToolbar } from "./_components/point-toolbar.tsx";
import { pointFilterKeys, pointSearch } from "./search-params.ts";

export function RestorePointsClient({ canProtect }: { canProtect: boolean }) {
  const { search, update, clear } = useTableSearch(pointSearch);
  const query = useQuery(restorePointQueries.list(search));
  const selection = useSelection<RestorePointSummaryDto>((point) => point.id);
  const clearFilters = () => clear(pointFilterKeys);
  return (
    <DataTable
      label="Restore points"
      columns={pointColumns}
      query={query}
      rowId={(point) => point.id}
      rowName={(point) => `${point.name} of ${point.vm.name}`}
      rowHref={(point) => `/restore-points/${point.id}`}
      {...(canProtect ? { selection, unselectableReason } : {})}
      phoneCard={(point) => <PointCard point={point} />}
      isFiltered={pointFilterKeys.some((key) => search[key] !== undefined)}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <>
          <PointToolbar search={search} update={update} onClearFilters={clearFilters} sample={query.data?.rows[0]} />
          <PointSelectionBar selection={selection} shown={query.data?.rows ?? []} />
        </>
      }
      empty={<NoPoints />}
    />
  );
}
