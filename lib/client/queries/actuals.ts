import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { BillComparisonDto, BillDto, BillsDto, CompareBillInput } from "#lib/contracts/actuals.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** A bill changes when somebody imports one, so nothing is polled. */
export const actualsQueries = {
  all: ["actuals"] as const,
  compare: (input: CompareBillInput) =>
    queryOptions({
      queryKey: [...actualsQueries.all, "compare", input] as const,
      queryFn: ({ signal }) => fetchJson<BillComparisonDto>(withSearch("/api/actuals", input), signal),
      placeholderData: keepPreviousData,
    }),
  imports: () =>
    queryOptions({
      queryKey: [...actualsQueries.all, "imports"] as const,
      queryFn: ({ signal }) => fetchJson<BillsDto>("/api/actuals/imports", signal),
    }),
  bill: (importId: string) =>
    queryOptions({
      queryKey: [...actualsQueries.all, "bill", importId] as const,
      queryFn: ({ signal }) => fetchJson<BillDto>(`/api/actuals/imports/${importId}`, signal),
    }),
};
