import { weekdays } from "#lib/domain/schedule/schedule.ts";
import { azureBackupRetention, type DayOfMonth, type PolicySettings, weeksOfMonth } from "../policy-settings.ts";
import { monthsOfYear } from "./azure-policy.ts";
import { readOnly, readOnlyTime } from "./read-choice.ts";
import { inWords, isPlainObject, type ObjectReader, type ReadingNotes } from "./read-object.ts";

type Retention = PolicySettings["retention"];

const none: Retention = { daily: null, weekly: null, monthly: null, yearly: null };

/** @param startTime of the schedule: whose point a tier keeps, Azure says by the same time once more */
export function readAzureRetention(policy: ObjectReader, startTime: string, notes: ReadingNotes): Retention {
  const from = policy.object("retentionPolicy");
  if (!from) return none;
  from.oneOf("retentionPolicyType", ["LongTermRetentionPolicy"]);
  const tierOf = (member: string) => {
    const tier = from.object(member);
    if (tier) noteOtherTime(tier, startTime, notes);
    return tier;
  };
  const [daily, weekly] = [tierOf("dailySchedule"), tierOf("weeklySchedule")];
  const [monthly, yearly] = [tierOf("monthlySchedule"), tierOf("yearlySchedule")];
  const standard = azureBackupRetention;
  return {
    daily: daily && { days: readCount(daily, "Days") ?? standard.daily.days },
    weekly: weekly && {
      weeks: readCount(weekly, "Weeks") ?? standard.weekly.weeks,
      weekday: readOnly(weekly, "daysOfTheWeek", weekdays, notes) ?? standard.weekly.weekday,
    },
    monthly: monthly && {
      months: readCount(monthly, "Months") ?? standard.monthly.months,
      on: readDay(monthly, notes) ?? standard.monthly.on,
    },
    yearly: yearly && {
      years: readCount(yearly, "Years") ?? standard.yearly.years,
      month: monthsOfYear.indexOf(readOnly(yearly, "monthsOfYear", monthsOfYear, notes) ?? "January") + 1,
      on: readDay(yearly, notes) ?? standard.yearly.on,
    },
  };
}

function readCount(tier: ObjectReader, unit: "Days" | "Weeks" | "Months" | "Years"): number | null {
  const duration = tier.needed("retentionDuration");
  duration?.oneOf("durationType", [unit]);
  return duration?.whole("count") ?? null;
}

/** Stillpoint keeps the last point of the day. */
function noteOtherTime(tier: ObjectReader, startTime: string, notes: ReadingNotes): void {
  if (tier.list("retentionTimes").length === 0) return;
  const time = readOnlyTime(tier, "retentionTimes", notes);
  if (time === null || time === startTime) return;
  notes.notCarriedOver.push({
    path: tier.pathOf("retentionTimes"),
    sentence: `Stillpoint keeps the last point of the day; the time ${time}, at which the schedule does not begin, is not carried over.`,
  });
}

function readDay(tier: ObjectReader, notes: ReadingNotes): DayOfMonth | null {
  const format = tier.oneOf("retentionScheduleFormatType", ["Weekly", "Daily"]);
  if (format === null) return null;
  const from = tier.needed(`retentionSchedule${format}`);
  if (!from) return null;
  if (format === "Daily") return readDate(from, notes);
  const weekday = readOnly(from, "daysOfTheWeek", weekdays, notes);
  const week = readOnly(from, "weeksOfTheMonth", weeksOfMonth, notes);
  return weekday && week && { basis: "Week", week, weekday };
}

function readDate(from: ObjectReader, notes: ReadingNotes): DayOfMonth | null {
  const [first, ...others] = from.list("daysOfTheMonth");
  const path = from.pathOf("daysOfTheMonth");
  if (others.length > 0) {
    const lost = others.map(inWords).join(", ");
    const sentence = `Stillpoint keeps the point of one day: the first is taken, ${lost} is not carried over.`;
    notes.notCarriedOver.push({ path, sentence });
  }
  if (isPlainObject(first) && first["isLast"] === true) return { basis: "Day", day: "Last" };
  if (isPlainObject(first) && typeof first["date"] === "number") return { basis: "Day", day: first["date"] };
  const sentence = "This is missing. Name a date from 1 to 28, or the last day of the month (isLast).";
  notes.problems.push({ path: `${path}[0]`, sentence });
  return null;
}
