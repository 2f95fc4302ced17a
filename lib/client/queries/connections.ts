import { queryOptions } from "@tanstack/react-query";
import type { ConnectionDto } from "#lib/contracts/connections.ts";
import { fetchJson } from "../fetch-json.ts";

export const connectionQueries = {
  all: ["connections"] as const,
  list: () =>
    queryOptions({
      queryKey: [...connectionQueries.all, "list"] as const,
      queryFn: ({ signal }) => fetchJson<ConnectionDto[]>("/api/connections", signal),
      refetchInterval: 15_000,
    }),
};
