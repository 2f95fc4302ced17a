import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ListRestorePointsInput,
  PointDaysDto,
  PointDaysInput,
  RestorePointPageDto,
} from "#lib/contracts/restore-points.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

export const restorePointQueries = {
  all: ["restore-points"] as const,
  list: (input: ListRestorePointsInput) =>
    queryOptions({
      queryKey: [...restorePointQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<RestorePointPageDto>(withSearch("/api/restore-points", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: 30_000,
    }),
  days: ({ vmId, ...input }: PointDaysInput) =>
    queryOptions({
      queryKey: [...restorePointQueries.all, "days", vmId, input] as const,
      queryFn: ({ signal }) => fetchJson<PointDaysDto>(withSearch(`/api/vms/${vmId}/point-days`, input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: 60_000,
    }),
};
