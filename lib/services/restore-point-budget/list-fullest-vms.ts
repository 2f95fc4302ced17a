import type { FullestVmDto } from "#lib/contracts/restore-point-budget.ts";
import type { ServiceContext } from "../context.ts";
import { loadForecasts } from "./load-forecasts.ts";

const listLength = 10;

/** The ten VMs whose restore points are full first; of those that never are, the ones that hold the most. */
export async function listFullestVms(ctx: ServiceContext): Promise<FullestVmDto[]> {
  const forecasts = await loadForecasts(ctx.db, ctx.now());
  return forecasts
    .filter(({ forecast }) => forecast.used > 0)
    .toSorted((a, b) => daysOf(a) - daysOf(b) || b.forecast.used - a.forecast.used || (a.vm.id < b.vm.id ? -1 : 1))
    .slice(0, listLength);
}

/** Later than any forecast, and still a number to subtract. */
const daysOf = ({ forecast }: FullestVmDto): number => forecast.fullInDays ?? Number.MAX_SAFE_INTEGER;
