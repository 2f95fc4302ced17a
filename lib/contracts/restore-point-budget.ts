import type { PointForecast } from "#lib/domain/restore-point-budget/forecast-points.ts";

/** The VMs that come to Azure's limit first, or hold the most. */
export type FullestVmDto = { vm: { id: string; name: string }; forecast: PointForecast };
