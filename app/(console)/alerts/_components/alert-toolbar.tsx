"use client";

import { kindOptions, severityOptions, stateOptions, stateWords } from "#components/alerts/alert-words.ts";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import type { AlertDto, ListAlertsInput } from "#lib/contracts/alerts.ts";
import type { alertFilterKeys } from "../search-params.ts";

type AlertToolbarProps = Pick<TableSearch<ListAlertsInput>, "search" | "update"> & {
  onClearFilters: () => void;
  /** Any row shown: it knows the name behind an id in the address. */
  sample: AlertDto | undefined;
};

export function AlertToolbar({ search, update, onClearFilters, sample }: AlertToolbarProps) {
  return (
    <TableToolbar
      search={{
        label: "Search by VM",
        value: search.search,
        onChange: (text) => update({ search: text }, "replace"),
      }}
      filters={
        <>
          <FilterSelect
            label="State"
            options={stateOptions}
            value={stateOptions.find(({ id }) => id === search.state)?.id}
            onChange={(state) => update({ state })}
          />
          <FilterSelect
            label="Severity"
            options={severityOptions}
            value={search.severity}
            onChange={(severity) => update({ severity })}
          />
          <FilterSelect label="Kind" options={kindOptions} value={search.kind} onChange={(kind) => update({ kind })} />
        </>
      }
      chips={chipsOf(search, sample).map(({ key, label }) => ({
        id: key,
        label,
        onRemove: () => update({ [key]: null }),
      }))}
      onClearFilters={onClearFilters}
    />
  );
}

function chipsOf(search: ListAlertsInput, sample: AlertDto | undefined) {
  const labels: Record<(typeof alertFilterKeys)[number], string | undefined> = {
    state: search.state === "open" ? undefined : `State: ${stateWords[search.state]}`,
    severity: search.severity && `Severity: ${search.severity}`,
    kind: search.kind && `Kind: ${kindOptions.find(({ id }) => id === search.kind)?.label}`,
    search: search.search && `VM: “${search.search}”`,
    virtualMachineId: search.virtualMachineId && `VM: ${sample?.vm?.name ?? "one"}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label }] : []));
}
