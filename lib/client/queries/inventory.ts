import { queryOptions } from "@tanstack/react-query";
import type { InventoryStatus } from "#lib/contracts/inventory.ts";
import { fetchJson } from "../fetch-json.ts";

const runningMs = 1_500;
const quietMs = 15_000;

export const inventoryQueries = {
  all: ["inventory"] as const,
  status: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "status"] as const,
      queryFn: ({ signal }) => fetchJson<InventoryStatus>("/api/inventory", signal),
      refetchInterval: (query) =>
        query.state.data?.connections.some((connection) => connection.running) ? runningMs : quietMs,
    }),
};
