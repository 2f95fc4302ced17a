import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import { days, months, weeks } from "#simulator/recovery-services/policy-words.ts";
import { dayMs, isLastOfDay, localDate } from "#simulator/recovery-services/schedule.ts";

export type Retention = { rule: string; expiresAt: number; snapshotUntil: number; goesToVault: boolean };

/** Lengths of months and years for retention: 31 days (instant-restore, 2025-06-16) and 366 (PowerShell). */
const lengths = { Days: 1, Weeks: 7, Months: 31, Years: 366 };

/** How long a policy keeps the backup of an instant: as long as the longest tier that selects it. */
export function retentionOf(policy: JsonObject, at: number): Retention {
  const snapshotUntil = at + Number(policy["instantRpRetentionRangeInDays"] ?? 2) * dayMs;
  const goesToVault = isLastOfDay(policy, at);
  const kept = goesToVault ? tiersOf(policy, at) : [];
  const longest = kept.reduce((best, tier) => (tier.expiresAt > best.expiresAt ? tier : best), {
    rule: "Instant",
    expiresAt: snapshotUntil,
  });
  return { ...longest, snapshotUntil, goesToVault };
}

function tiersOf(policy: JsonObject, at: number): { rule: string; expiresAt: number }[] {
  const date = localDate(policy, at);
  const selects: [rule: string, tier: string, isSelected: (tier: JsonObject) => boolean][] = [
    ["Daily", "dailySchedule", () => true],
    ["Weekly", "weeklySchedule", (tier) => has(tier["daysOfTheWeek"], days[date.getUTCDay()])],
    ["Monthly", "monthlySchedule", (tier) => isDayOfFormat(tier, date)],
    [
      "Yearly",
      "yearlySchedule",
      (tier) => has(tier["monthsOfYear"], months[date.getUTCMonth()]) && isDayOfFormat(tier, date),
    ],
  ];
  return selects.flatMap(([rule, name, isSelected]) => {
    const tier = valueAt(policy, ["retentionPolicy", name]);
    if (!isObject(tier) || !isSelected(tier)) return [];
    const { count, durationType } = (tier["retentionDuration"] ?? {}) as {
      count?: number;
      durationType?: keyof typeof lengths;
    };
    return [{ rule, expiresAt: at + (count ?? 0) * lengths[durationType ?? "Days"] * dayMs }];
  });
}

/** The first Sunday of a month, or its 1st, or its last day. */
function isDayOfFormat(tier: JsonObject, date: Date): boolean {
  const dayOfMonth = date.getUTCDate();
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (tier["retentionScheduleFormatType"] === "Daily") {
    const dates = valueAt(tier, ["retentionScheduleDaily", "daysOfTheMonth"]);
    const isSelected = (day: Json) =>
      isObject(day) && (day["isLast"] === true ? dayOfMonth === daysInMonth : day["date"] === dayOfMonth);
    return Array.isArray(dates) && dates.some(isSelected);
  }
  const weekly = tier["retentionScheduleWeekly"];
  const isWeek = (week: Json) =>
    week === "Last" ? dayOfMonth + 7 > daysInMonth : weeks.indexOf(String(week)) === Math.floor((dayOfMonth - 1) / 7);
  const wanted = valueAt(weekly, ["weeksOfTheMonth"]);
  return (
    has(valueAt(weekly, ["daysOfTheWeek"]), days[date.getUTCDay()]) && Array.isArray(wanted) && wanted.some(isWeek)
  );
}

function has(list: Json | undefined, word: string | undefined): boolean {
  return word !== undefined && Array.isArray(list) && list.includes(word);
}
