import type { Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { forecastInWords } from "#lib/domain/restore-point-budget/forecast-in-words.ts";
import { isNearlyFull } from "#lib/domain/restore-point-budget/forecast-points.ts";
import { loadForecasts } from "../../restore-point-budget/load-forecasts.ts";

export async function findNearlyFull(tx: Tx, now: Date): Promise<AlertCause[]> {
  const forecasts = await loadForecasts(tx, now);
  return forecasts
    .filter(({ forecast }) => isNearlyFull(forecast))
    .map(({ vm, forecast }) => ({
      kind: "points-nearly-full",
      of: vm.id,
      virtualMachineId: vm.id,
      message: `${forecastInWords(forecast)} At the limit Azure refuses new restore points and backups fail.`,
      ...(forecast.fullInDays === 0 ? { severity: "Critical" as const } : {}),
    }));
}
