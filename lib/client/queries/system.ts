import { queryOptions } from "@tanstack/react-query";
import type { SystemStatusDto } from "#lib/contracts/system.ts";
import { fetchJson } from "../fetch-json.ts";

export const systemQueries = {
  status: () =>
    queryOptions({
      queryKey: ["system", "status"],
      queryFn: ({ signal }) => fetchJson<SystemStatusDto>("/api/status", signal),
      refetchInterval: 15_000,
      // It is asked again soon anyway, and a server in trouble is to be said at once.
      retry: false,
    }),
};
