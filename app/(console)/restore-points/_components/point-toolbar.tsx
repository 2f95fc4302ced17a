"use client";

import { consistencyOptions } from "#components/backup/consistency-options.ts";
import { timeRangeOptions, timeRangeWords } from "#components/backup/time-range.ts";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import {
  type BinPlace,
  binPlaces,
  type ListRestorePointsInput,
  type PointOrigin,
  type PointPresence,
  pointOrigins,
  pointPresences,
  type RestorePointSummaryDto,
} from "#lib/contracts/restore-points.ts";
import type { pointFilterKeys } from "../search-params.ts";

type PointToolbarProps = Pick<TableSearch<ListRestorePointsInput>, "search" | "update"> & {
  onClearFilters: () => void;
  /** Any row shown: it knows the name behind an id in the address. */
  sample: RestorePointSummaryDto | undefined;
};

const originWords: Record<PointOrigin, string> = { own: "Stillpoint", foreign: "Other tools" };
const binWords: Record<BinPlace, string> = { in: "In the bin", out: "Not in the bin" };
const binOptions = binPlaces.map((id) => ({ id, label: binWords[id] }));
const presenceWords: Record<PointPresence, string> = { vanished: "Vanished" };
const presenceOptions = pointPresences.map((id) => ({ id, label: presenceWords[id] }));
const originOptions = pointOrigins.map((id) => ({ id, label: originWords[id] }));

export function PointToolbar({ search, update, onClearFilters, sample }: PointToolbarProps) {
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
            label="Consistency"
            options={consistencyOptions}
            value={search.consistency}
            onChange={(consistency) => update({ consistency })}
          />
          <FilterSelect
            label="Made by"
            options={originOptions}
            value={search.origin}
            onChange={(origin) => update({ origin })}
          />
          <FilterSelect label="Bin" options={binOptions} value={search.bin} onChange={(bin) => update({ bin })} />
          <FilterSelect
            label="In Azure"
            options={presenceOptions}
            value={search.presence}
            onChange={(presence) => update({ presence })}
          />
          <FilterSelect
            label="Taken"
            options={timeRangeOptions}
            value={search.hours?.toString()}
            onChange={(hours) => update({ hours: hours ? Number(hours) : null })}
          />
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

function chipsOf(search: ListRestorePointsInput, sample: RestorePointSummaryDto | undefined) {
  const labels: Record<(typeof pointFilterKeys)[number], string | undefined> = {
    consistency: search.consistency && `Consistency: ${labelOf(search.consistency)}`,
    origin: search.origin && `Made by: ${originWords[search.origin]}`,
    bin: search.bin && binWords[search.bin],
    presence: search.presence && `In Azure: ${presenceWords[search.presence]}`,
    hours: search.hours ? timeRangeWords(search.hours) : undefined,
    search: search.search && `VM: “${search.search}”`,
    virtualMachineId: search.virtualMachineId && `VM: ${sample?.vm.name ?? "one"}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label }] : []));
}

const labelOf = (mode: string): string => consistencyOptions.find(({ id }) => id === mode)?.label ?? mode;
