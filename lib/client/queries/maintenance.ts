import { queryOptions } from "@tanstack/react-query";
import type { MaintenanceWindowDto } from "#lib/contracts/maintenance.ts";
import { fetchJson } from "../fetch-json.ts";

export const maintenanceQueries = {
  all: ["maintenance-windows"] as const,
  list: () =>
    queryOptions({
      queryKey: [...maintenanceQueries.all, "list"] as const,
      queryFn: ({ signal }) => fetchJson<MaintenanceWindowDto[]>("/api/maintenance-windows", signal),
    }),
};
