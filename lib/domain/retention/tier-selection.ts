import type { DayOfMonth, PolicySettings, WeekOfMonth } from "#lib/domain/policy/policy-settings.ts";
import { type Weekday, weekdays } from "#lib/domain/schedule/schedule.ts";
import { instantOf, wallOf } from "#lib/domain/schedule/zoned-time.ts";
import type { RetentionPoint, RetentionTier } from "./retention-point.ts";

const dayMs = 86_400_000;
/** Azure Backup counts a month as 31 days and a year as 366 (backup-instant-restore-capability; PowerShell's PolicyConstants). */
const [weekDays, monthDays, yearDays] = [7, 31, 366];

type Tiers = Pick<PolicySettings, "timeZone" | "instantRetentionDays" | "retention">;
type Selection = { pointId: string; tier: RetentionTier; untilMs: number };

/**
 * What the policy's tiers select among good points of one VM, in order of time. A tier takes the last point of each of its
 * days. Where such a day has none, the first point that follows before the tier's next day stands for it, and for as long
 * as that day's would have stayed (Azure Backup takes the next day's first: backup-azure-vms-enhanced-policy).
 */
export function selectByTiers(points: readonly RetentionPoint[], policy: Tiers): Selection[] {
  const { timeZone, instantRetentionDays, retention } = policy;
  const { daily, weekly, monthly, yearly } = retention;
  const dated = points.map((point) => ({ point, day: Math.floor(wallOf(timeZone, point.takenAtMs) / dayMs) }));
  const take = (tier: RetentionTier, days: number, startOf: (day: number) => number): Selection[] =>
    lastOrNext(dated, startOf).map(({ point, start, isOfDay }) => ({
      pointId: point.id,
      tier,
      untilMs: (isOfDay ? point.takenAtMs : instantOf(timeZone, start * dayMs)) + days * dayMs,
    }));
  return [
    ...points.map(
      ({ id, takenAtMs }): Selection => ({
        pointId: id,
        tier: "instant",
        untilMs: takenAtMs + instantRetentionDays * dayMs,
      }),
    ),
    ...(daily ? take("daily", daily.days, (day) => day) : []),
    ...(weekly ? take("weekly", weekly.weeks * weekDays, (day) => weekdayOnOrBefore(day, weekly.weekday)) : []),
    ...(monthly
      ? take("monthly", monthly.months * monthDays, (day) => dayOfMonthOnOrBefore(day, monthly.on, null))
      : []),
    ...(yearly
      ? take("yearly", yearly.years * yearDays, (day) => dayOfMonthOnOrBefore(day, yearly.on, yearly.month))
      : []),
  ];
}

type Dated = { point: RetentionPoint; day: number };
type Chosen = { point: RetentionPoint; start: number; isOfDay: boolean };

/** Per period, which begins with its selected day: the last point of that day, else the first one after it. */
function lastOrNext(dated: readonly Dated[], startOf: (day: number) => number): Chosen[] {
  const chosen = new Map<number, Chosen>();
  for (const { point, day } of dated) {
    const start = startOf(day);
    const isOfDay = day === start;
    if (isOfDay || !chosen.has(start)) chosen.set(start, { point, start, isOfDay });
  }
  return [...chosen.values()];
}

/** @param day days since 1970-01-01, which was a Thursday */
function weekdayOnOrBefore(day: number, weekday: Weekday): number {
  const wanted = weekdays.indexOf(weekday);
  return day - ((((day + 3 - wanted) % 7) + 7) % 7);
}

/** The latest selected day that is not after `day`; `month` 1 to 12 keeps to one month of the year. */
function dayOfMonthOnOrBefore(day: number, on: DayOfMonth, month: number | null): number {
  const date = new Date(day * dayMs);
  const [year, current] = [date.getUTCFullYear(), date.getUTCMonth()];
  // The selected day of this month may still lie ahead: then it is that of a month, or a year, before.
  const candidates =
    month === null
      ? [selectedDay(year, current, on), selectedDay(year, current - 1, on)]
      : [selectedDay(year, month - 1, on), selectedDay(year - 1, month - 1, on)];
  return candidates.find((candidate) => candidate <= day) ?? day;
}

const nth: Record<Exclude<WeekOfMonth, "Last">, number> = { First: 0, Second: 1, Third: 2, Fourth: 3 };

/** Days since 1970 of the day that a month selects. `month` counts from 0 and may be negative. */
function selectedDay(year: number, month: number, on: DayOfMonth): number {
  const first = Date.UTC(year, month, 1) / dayMs;
  const last = Date.UTC(year, month + 1, 0) / dayMs;
  if (on.basis === "Day") return on.day === "Last" ? last : first + on.day - 1;
  if (on.week === "Last") return weekdayOnOrBefore(last, on.weekday);
  return weekdayOnOrBefore(first + 6, on.weekday) + 7 * nth[on.week];
}
