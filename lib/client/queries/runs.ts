import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { BackupPreviewDto, ListRunsInput, RunDetailDto, RunPageDto } from "#lib/contracts/runs.ts";
import { fetchJson } from "../fetch-json.ts";
import { pollUntil } from "../poll.ts";
import { withSearch } from "../with-search.ts";

const busyMs = 5_000;
/** Planned jobs begin by themselves, so a quiet list must look now and then as well. */
const quietMs = 30_000;
const detailMs = 2_000;

export const runQueries = {
  /** Beginning of all keys: what a command on jobs invalidates. */
  all: ["runs"] as const,
  list: (input: ListRunsInput) =>
    queryOptions({
      queryKey: [...runQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<RunPageDto>(withSearch("/api/runs", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: (query) => (query.state.data?.hasActive ? busyMs : quietMs),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...runQueries.all, "one", id] as const,
      queryFn: ({ signal }) => fetchJson<RunDetailDto>(`/api/runs/${id}`, signal),
      refetchInterval: pollUntil<RunDetailDto>((run) => run.isTerminal, detailMs),
    }),
  preview: (vmIds: readonly string[]) =>
    queryOptions({
      queryKey: [...runQueries.all, "preview", vmIds] as const,
      queryFn: ({ signal }) =>
        fetchJson<BackupPreviewDto[]>(withSearch("/api/runs/preview", { ids: vmIds.join(",") }), signal),
    }),
};
