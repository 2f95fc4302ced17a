import { queryOptions } from "@tanstack/react-query";
import type { SettingsDto } from "#lib/contracts/settings.ts";
import { fetchJson } from "../fetch-json.ts";

export const settingsQueries = {
  all: ["settings"] as const,
  current: () =>
    queryOptions({
      queryKey: [...settingsQueries.all, "current"] as const,
      queryFn: ({ signal }) => fetchJson<SettingsDto>("/api/settings", signal),
    }),
};
