import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OverviewDto, OverviewInput } from "#lib/contracts/overview.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

const pollMs = 15_000;

export const overviewQueries = {
  all: ["overview"] as const,
  fleet: (input: OverviewInput) =>
    queryOptions({
      queryKey: [...overviewQueries.all, input] as const,
      queryFn: ({ signal }) => fetchJson<OverviewDto>(withSearch("/api/overview", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
};
