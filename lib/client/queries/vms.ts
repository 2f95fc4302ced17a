import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ListVmEventsInput,
  ListVmsInput,
  VmDetailDto,
  VmEventPageDto,
  VmFilterOptions,
  VmPageDto,
} from "#lib/contracts/vms.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** Slower than jobs: VMs change with the inventory, every few minutes. */
const pollMs = 30_000;

export const vmQueries = {
  all: ["vms"] as const,
  list: (input: ListVmsInput) =>
    queryOptions({
      queryKey: [...vmQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<VmPageDto>(withSearch("/api/vms", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
  filters: () =>
    queryOptions({
      queryKey: [...vmQueries.all, "filters"] as const,
      queryFn: ({ signal }) => fetchJson<VmFilterOptions>("/api/vms/filters", signal),
      staleTime: 60_000,
    }),
  one: (vmId: string) =>
    queryOptions({
      queryKey: [...vmQueries.all, "one", vmId] as const,
      queryFn: ({ signal }) => fetchJson<VmDetailDto>(`/api/vms/${vmId}`, signal),
      refetchInterval: pollMs,
    }),
  events: ({ vmId, ...page }: ListVmEventsInput) =>
    queryOptions({
      queryKey: [...vmQueries.all, "events", vmId, page] as const,
      queryFn: ({ signal }) => fetchJson<VmEventPageDto>(withSearch(`/api/vms/${vmId}/events`, page), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
};
