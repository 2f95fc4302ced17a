import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AlertPageDto, ListAlertsInput, OpenAlertsDto } from "#lib/contracts/alerts.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** The clock that opens and closes them ticks every minute. */
const pollMs = 30_000;

export const alertQueries = {
  all: ["alerts"] as const,
  list: (input: ListAlertsInput) =>
    queryOptions({
      queryKey: [...alertQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<AlertPageDto>(withSearch("/api/alerts", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
  open: () =>
    queryOptions({
      queryKey: [...alertQueries.all, "open"] as const,
      queryFn: ({ signal }) => fetchJson<OpenAlertsDto>("/api/alerts/open", signal),
      refetchInterval: pollMs,
    }),
};
