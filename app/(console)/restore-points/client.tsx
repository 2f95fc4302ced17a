"use client";

import { useQuery } from "@tanstack/react-query";
import { PointCard } from "#components/backup/point-card.tsx";
import { pointColumns } from "#components/backup/point-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { NoPoints } from "./_components/no-points.tsx";
import { PointToolbar } from "./_components/point-toolbar.tsx";
import { pointFilterKeys, pointSearch } from "./search-params.ts";

export function RestorePointsClient() {
  const { search, update, clear } = useTableSearch(pointSearch);
  const query = useQuery(restorePointQueries.list(search));
  const clearFilters = () => clear(pointFilterKeys);
  return (
    <DataTable
      label="Restore points"
      columns={pointColumns}
      query={query}
      rowId={(point) => point.id}
      rowName={(point) => `${point.name} of ${point.vm.name}`}
      rowHref={(point) => `/restore-points/${point.id}`}
      phoneCard={(point) => <PointCard point={point} />}
      isFiltered={pointFilterKeys.some((key) => search[key] !== undefined)}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <PointToolbar search={search} update={update} onClearFilters={clearFilters} sample={query.data?.rows[0]} />
      }
      empty={<NoPoints />}
    />
  );
}
