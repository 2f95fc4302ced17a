import { startsOfDay } from "#lib/domain/schedule/schedule.ts";
import type { DayOfMonth, PolicySettings } from "./policy-settings.ts";

/** What a policy may come to, so that points on demand and of other tools still fit below Azure's limit per VM. */
export const plannedPointCeiling = 450;

/** Points of one VM once the policy has run for as long as its longest tier; each counted in the shortest tier that keeps it. */
export type PointsHeld = {
  instant: number;
  daily: number;
  weekly: number;
  monthly: number;
  yearly: number;
  total: number;
};

type Held = Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention">;

export function pointsHeld({ schedule, instantRetentionDays, retention }: Held): PointsHeld {
  const { daily, weekly, monthly, yearly } = retention;
  const instant = instantPoints(schedule, instantRetentionDays);

  // Days back from now for which every point that a longer tier could select is kept already.
  const byDay = Math.max(instantRetentionDays, daily?.days ?? 0);
  const weekDays = (weekly?.weeks ?? 0) * 7;
  const byWeekFor = (on: DayOfMonth) =>
    on.basis === "Week" && on.weekday === weekly?.weekday ? Math.max(byDay, weekDays) : byDay;
  const byMonth = yearly && monthly && sameDay(yearly.on, monthly.on) ? monthly.months * 31 : 0;

  const held = {
    instant,
    daily: beyond(daily?.days, instantRetentionDays, 1),
    weekly: beyond(weekly?.weeks, byDay, 7),
    monthly: monthly ? beyond(monthly.months, byWeekFor(monthly.on), 31) : 0,
    yearly: yearly ? beyond(yearly.years, Math.max(byWeekFor(yearly.on), byMonth), 366) : 0,
  };
  return { ...held, total: held.instant + held.daily + held.weekly + held.monthly + held.yearly };
}

/**
 * Points that wait in the bin, at most: as many go into it as are taken. A tier that selects one of many days may let one
 * more go than it holds back in the same time. They count towards Azure's limit until they are deleted.
 */
export function pointsInBin({ schedule, retention }: Omit<Held, "instantRetentionDays">, binDays: number): number {
  if (binDays === 0) return 0;
  const unevenTiers = [retention.weekly, retention.monthly, retention.yearly].filter((tier) => tier !== null);
  return instantPoints(schedule, binDays) + unevenTiers.length;
}

function instantPoints(schedule: PolicySettings["schedule"], days: number): number {
  if (schedule.frequency !== "Weekly") return startsOfDay(schedule).length * days;
  const perWeek = schedule.weekdays.length;
  return Math.floor(days / 7) * perWeek + Math.min(days % 7, perWeek);
}

const beyond = (count: number | undefined, coveredDays: number, periodDays: number): number =>
  Math.max(0, (count ?? 0) - Math.floor(coveredDays / periodDays));

function sameDay(left: DayOfMonth, right: DayOfMonth): boolean {
  if (left.basis === "Week" && right.basis === "Week")
    return left.week === right.week && left.weekday === right.weekday;
  return left.basis === "Day" && right.basis === "Day" && left.day === right.day;
}
