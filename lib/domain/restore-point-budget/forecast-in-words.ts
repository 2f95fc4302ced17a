import { counted } from "#lib/domain/policy/policy-in-words.ts";
import type { PointForecast } from "./forecast-points.ts";

/** "Full in 12 days", "Full", "Does not fill up". */
export function fullInWords({ fullInDays }: Pick<PointForecast, "fullInDays">): string {
  if (fullInDays === null) return "Does not fill up";
  return fullInDays === 0 ? "Full" : `Full in ${counted(fullInDays, "day")}`;
}

/** "Used 320 of 500, growing by 6 a day, full in 30 days. The policy keeps up to 126." */
export function forecastInWords(forecast: PointForecast): string {
  const { used, limit, growthPerDay, policyKeeps, pruningStoppedBy } = forecast;
  const growth = growthPerDay > 0 ? `growing by ${growthPerDay} a day` : "not growing";
  const end = forecast.fullInDays === null ? null : fullInWords(forecast).toLowerCase();
  return [
    `${[`Used ${used} of ${limit}`, growth, end].filter(Boolean).join(", ")}.`,
    pruningStoppedBy && `${pruningStoppedBy} stops pruning.`,
    policyKeeps !== null && `The policy keeps up to ${policyKeeps}, the bin included.`,
  ]
    .filter(Boolean)
    .join(" ");
}
