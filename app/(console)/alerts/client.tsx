"use client";

import { useQuery } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { AlertCard } from "#components/alerts/alert-card.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { alertColumns } from "./_components/alert-columns.tsx";
import { AlertToolbar } from "./_components/alert-toolbar.tsx";
import { alertFilterKeys, alertSearch } from "./search-params.ts";

export function AlertsClient({ canAct }: { canAct: boolean }) {
  const { search, update, clear } = useTableSearch(alertSearch);
  const query = useQuery(alertQueries.list(search));
  const clearFilters = () => clear(alertFilterKeys);
  const isFiltered = search.state !== "open" || alertFilterKeys.some((key) => key !== "state" && search[key]);
  return (
    <DataTable
      label="Alerts"
      columns={alertColumns(canAct)}
      query={query}
      rowId={(alert) => alert.id}
      rowName={(alert) => alert.title}
      phoneCard={(alert) => <AlertCard alert={alert} canAct={canAct} />}
      isFiltered={isFiltered}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      toolbar={
        <AlertToolbar search={search} update={update} onClearFilters={clearFilters} sample={query.data?.rows[0]} />
      }
      empty={
        <EmptyState icon={BellOff} title="No open alerts">
          Overdue and failed backups, restore points that run out or vanish, and a worker or an inventory that stands
          still appear here. What was open before is under State: Closed.
        </EmptyState>
      }
    />
  );
}
