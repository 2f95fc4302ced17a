import { queryOptions } from "@tanstack/react-query";
import type { CostBudgetsDto } from "#lib/contracts/cost-budgets.ts";
import { fetchJson } from "../fetch-json.ts";

const refetchInterval = 60_000;

export const costBudgetQueries = {
  all: ["cost-budgets"] as const,
  list: () =>
    queryOptions({
      queryKey: [...costBudgetQueries.all, "list"] as const,
      queryFn: ({ signal }) => fetchJson<CostBudgetsDto>("/api/cost-budgets", signal),
      refetchInterval,
    }),
};
