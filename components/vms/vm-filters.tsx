"use client";

import { useQuery } from "@tanstack/react-query";
import { protectionWords } from "#components/backup/protection-words.ts";
import { verdictWords } from "#components/eligibility/verdict-words.ts";
import { FilterSelect } from "#components/table/filter-select.tsx";
import type { FilterChip } from "#components/table/table-toolbar.tsx";
import { vmQueries } from "#lib/client/queries/vms.ts";
import type { SearchPatch } from "#lib/contracts/search-params.ts";
import {
  type ListVmsInput,
  powerStates,
  protectionFilters,
  type VmFilterOptions,
  type VmHealth,
  verdicts,
  vmHealths,
} from "#lib/contracts/vms.ts";
import { powerWords } from "./power-state.tsx";

type FilterKey = "subscription" | "location" | "crash" | "application" | "protection" | "health" | "power" | "presence";

/** Everything that "Clear filters" takes away. */
export const vmFilterKeys = [
  "search",
  "subscription",
  "location",
  "crash",
  "application",
  "protection",
  "health",
  "power",
  "presence",
] as const;

type Options = readonly { id: string; label: string }[];
type Filter = { key: FilterKey; label: string; options: Options };

/** The cards of the overview. */
const healthWords: Record<VmHealth, string> = {
  protected: "Protected",
  atRisk: "At risk",
  overdue: "Overdue",
  unprotected: "Unprotected",
};

const verdictOptions = verdicts.map((id) => ({ id, label: verdictWords[id] }));

const filtersOf = (offered: VmFilterOptions | undefined): Filter[] => [
  {
    key: "subscription",
    label: "Subscription",
    options: (offered?.subscriptions ?? []).map(({ id, displayName, vms }) => ({
      id,
      label: `${displayName} (${vms})`,
    })),
  },
  {
    key: "location",
    label: "Region",
    options: (offered?.locations ?? []).map(({ name, vms }) => ({ id: name, label: `${name} (${vms})` })),
  },
  { key: "crash", label: "Crash-consistent", options: verdictOptions },
  { key: "application", label: "Application-consistent", options: verdictOptions },
  {
    key: "protection",
    label: "Protection",
    options: protectionFilters.map((id) => ({ id, label: protectionWords[id] })),
  },
  { key: "health", label: "Health", options: vmHealths.map((id) => ({ id, label: healthWords[id] })) },
  { key: "power", label: "Power", options: powerStates.map((id) => ({ id, label: powerWords(id) })) },
  { key: "presence", label: "Show", options: [{ id: "disappeared", label: "No longer in Azure" }] },
];

type FilterProps = { search: ListVmsInput; update: (patch: SearchPatch<ListVmsInput>) => void };

/** The filters that offer a choice at all. */
export function VmFilters({ search, update }: FilterProps) {
  const { data } = useQuery(vmQueries.filters());
  return filtersOf(data)
    .filter(({ key, options }) => options.length > 1 || key === "presence" || search[key] !== undefined)
    .map(({ key, label, options }) => (
      <FilterSelect
        key={key}
        label={label}
        options={options}
        value={options.find(({ id }) => id === search[key])?.id}
        onChange={(value) => update({ [key]: value })}
      />
    ));
}

export function useVmFilterChips({ search, update }: FilterProps): FilterChip[] {
  const { data } = useQuery(vmQueries.filters());
  const chosen = filtersOf(data).flatMap(({ key, label, options }) => {
    const option = options.find(({ id }) => id === search[key]);
    return option ? [{ id: key, label: `${label}: ${option.label}`, onRemove: () => update({ [key]: null }) }] : [];
  });
  if (!search.search) return chosen;
  return [{ id: "search", label: `Name: ${search.search}`, onRemove: () => update({ search: null }) }, ...chosen];
}
