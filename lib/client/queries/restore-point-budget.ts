import { queryOptions } from "@tanstack/react-query";
import type { FullestVmDto } from "#lib/contracts/restore-point-budget.ts";
import { fetchJson } from "../fetch-json.ts";

/** It reads every restore point there is, and days pass before it changes much. */
const pollMs = 5 * 60_000;

export const budgetQueries = {
  fullest: () =>
    queryOptions({
      queryKey: ["restore-point-budget", "fullest"] as const,
      queryFn: ({ signal }) => fetchJson<FullestVmDto[]>("/api/restore-point-budget", signal),
      refetchInterval: pollMs,
      staleTime: pollMs,
    }),
};
