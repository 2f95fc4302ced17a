import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  AssumptionsDto,
  CompareCostInput,
  CostChangeDto,
  CostPageDto,
  CostPartOfFleet,
  CostReasonsDto,
  CostSummaryDto,
  CostWaysDto,
  DearerPageDto,
  ListCostInput,
  ListDearerInput,
  ListOrphansInput,
  OrphanPageDto,
} from "#lib/contracts/cost-report.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** An estimate moves with days, not with seconds, and the server reckons it again once a minute at most. */
const refetchInterval = 60_000;

export const costQueries = {
  all: ["cost"] as const,
  summary: () =>
    queryOptions({
      queryKey: [...costQueries.all, "summary"] as const,
      queryFn: ({ signal }) => fetchJson<CostSummaryDto>("/api/cost", signal),
      refetchInterval,
    }),
  list: (input: ListCostInput) =>
    queryOptions({
      queryKey: [...costQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<CostPageDto>(withSearch("/api/cost/groups", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  reasons: (input: CostPartOfFleet) =>
    queryOptions({
      queryKey: [...costQueries.all, "reasons", input] as const,
      queryFn: ({ signal }) => fetchJson<CostReasonsDto>(withSearch("/api/cost/reasons", input), signal),
      refetchInterval,
    }),
  assumptions: (input: CostPartOfFleet) =>
    queryOptions({
      queryKey: [...costQueries.all, "assumptions", input] as const,
      queryFn: ({ signal }) => fetchJson<AssumptionsDto>(withSearch("/api/cost/assumptions", input), signal),
    }),
  ways: (input: CompareCostInput) =>
    queryOptions({
      queryKey: [...costQueries.all, "ways", input] as const,
      queryFn: ({ signal }) => fetchJson<CostWaysDto>(withSearch("/api/cost/ways", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  dearer: (input: ListDearerInput) =>
    queryOptions({
      queryKey: [...costQueries.all, "dearer", input] as const,
      queryFn: ({ signal }) => fetchJson<DearerPageDto>(withSearch("/api/cost/agentless", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  orphans: (input: ListOrphansInput) =>
    queryOptions({
      queryKey: [...costQueries.all, "orphans", input] as const,
      queryFn: ({ signal }) => fetchJson<OrphanPageDto>(withSearch("/api/cost/orphans", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  changes: () =>
    queryOptions({
      queryKey: [...costQueries.all, "changes"] as const,
      queryFn: ({ signal }) => fetchJson<CostChangeDto>("/api/cost/changes", signal),
      refetchInterval,
    }),
};
