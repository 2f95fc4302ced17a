import { queryOptions } from "@tanstack/react-query";
import type { PriceSheetDto, PricesDto } from "#lib/contracts/prices.ts";
import { fetchJson } from "../fetch-json.ts";

const runningMs = 1_000;
/** Soon enough to see a refresh begin that somebody has just asked for. */
const quietMs = 3_000;

export const priceQueries = {
  all: ["prices"] as const,
  current: () =>
    queryOptions({
      queryKey: [...priceQueries.all, "current"] as const,
      queryFn: ({ signal }) => fetchJson<PricesDto>("/api/prices", signal),
      refetchInterval: (query) => (query.state.data?.running ? runningMs : quietMs),
    }),
  sheet: (sheetId: string) =>
    queryOptions({
      queryKey: [...priceQueries.all, "sheet", sheetId] as const,
      queryFn: ({ signal }) => fetchJson<PriceSheetDto>(`/api/prices/sheets/${sheetId}`, signal),
    }),
};
