import { pointsHeld, pointsInBin } from "#lib/domain/policy/points-held.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";

type Held = Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention">;

/** Points that a policy holds of one VM so many days after its first backup, the bin included. */
export function heldAfter({ schedule, instantRetentionDays, retention }: Held, binDays: number, days: number): number {
  const { daily, weekly, monthly, yearly } = retention;
  const young: Held = {
    schedule,
    instantRetentionDays: Math.min(instantRetentionDays, days),
    retention: {
      daily: daily && { days: Math.min(daily.days, days) },
      weekly: weekly && { ...weekly, weeks: Math.min(weekly.weeks, Math.floor(days / 7)) },
      monthly: monthly && { ...monthly, months: Math.min(monthly.months, Math.floor(days / 31)) },
      yearly: yearly && { ...yearly, years: Math.min(yearly.years, Math.floor(days / 366)) },
    },
  };
  const daysOfLettingGo = Math.max(0, days - instantRetentionDays);
  return pointsHeld(young).total + pointsInBin({ schedule, retention }, Math.min(binDays, daysOfLettingGo));
}
