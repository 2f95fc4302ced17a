import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { days, months, weeks } from "#simulator/recovery-services/policy-words.ts";
import { isListOf, isOneInstant } from "#simulator/recovery-services/validate-schedule.ts";

type Tier = { name: string; durationType: string; maximum: number };

/** Longest retentions (PowerShell's PolicyConstants); all come to 99 years. */
const tiers: readonly Tier[] = [
  { name: "dailySchedule", durationType: "Days", maximum: 9999 },
  { name: "weeklySchedule", durationType: "Weeks", maximum: 5163 },
  { name: "monthlySchedule", durationType: "Months", maximum: 1188 },
  { name: "yearlySchedule", durationType: "Years", maximum: 99 },
];

/** Enhanced policies keep daily points a week at least; for Standard ones the official examples keep one day. */
const minimumDaysV2 = 7;

export function validateRetention(retention: JsonObject, frequency: string, isV2: boolean): string | undefined {
  if (retention["retentionPolicyType"] !== "LongTermRetentionPolicy")
    return "retentionPolicyType must be LongTermRetentionPolicy for virtual machines.";
  if (frequency === "Weekly") {
    if (retention["dailySchedule"] !== undefined) return "A weekly schedule cannot have a daily retention.";
    if (!isObject(retention["weeklySchedule"])) return "A weekly schedule needs a weekly retention (weeklySchedule).";
  } else if (!isObject(retention["dailySchedule"])) {
    return `${frequency === "Hourly" ? "An hourly" : "A daily"} schedule needs a daily retention (dailySchedule).`;
  }
  for (const tier of tiers) {
    const schedule = retention[tier.name];
    if (schedule === undefined) continue;
    const problem = isObject(schedule) ? validateTier(schedule, tier, isV2) : `${tier.name} must be an object.`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function validateTier(schedule: JsonObject, { name, durationType, maximum }: Tier, isV2: boolean): string | undefined {
  const duration = schedule["retentionDuration"];
  const count = isObject(duration) ? duration["count"] : undefined;
  const minimum = name === "dailySchedule" && isV2 ? minimumDaysV2 : 1;
  if (!isObject(duration) || duration["durationType"] !== durationType)
    return `retentionDuration of ${name} must be given in ${durationType}.`;
  if (typeof count !== "number" || !Number.isInteger(count) || count < minimum || count > maximum)
    return `The retention of ${name} must be between ${minimum} and ${maximum} ${durationType.toLowerCase()}.`;
  if (!isOneInstant(schedule["retentionTimes"]))
    return `retentionTimes of ${name} must have exactly one time of the day.`;
  if (name === "weeklySchedule" && !isListOf(schedule["daysOfTheWeek"], days))
    return "daysOfTheWeek of weeklySchedule must name at least one day.";
  if (name === "yearlySchedule" && !isListOf(schedule["monthsOfYear"], months))
    return "monthsOfYear of yearlySchedule must name at least one month.";
  return name === "monthlySchedule" || name === "yearlySchedule" ? validateFormat(schedule, name) : undefined;
}

/** Which day of the month: by week and weekday, or by date. */
function validateFormat(schedule: JsonObject, name: string): string | undefined {
  const {
    retentionScheduleFormatType: format,
    retentionScheduleWeekly: weekly,
    retentionScheduleDaily: daily,
  } = schedule;
  if (format === "Weekly") {
    const isValid =
      isObject(weekly) && isListOf(weekly["daysOfTheWeek"], days) && isListOf(weekly["weeksOfTheMonth"], weeks);
    return isValid
      ? undefined
      : `retentionScheduleWeekly of ${name} must name days of the week and weeks of the month.`;
  }
  if (format !== "Daily") return `retentionScheduleFormatType of ${name} must be Daily or Weekly.`;
  const dates = isObject(daily) ? daily["daysOfTheMonth"] : undefined;
  const isValid = Array.isArray(dates) && dates.length > 0 && dates.every(isDayOfMonth);
  return isValid ? undefined : `daysOfTheMonth of ${name} must have dates from 1 to 28, or the last day.`;
}

function isDayOfMonth(day: Json): boolean {
  if (!isObject(day)) return false;
  const { date, isLast } = day;
  return isLast === true || (typeof date === "number" && Number.isInteger(date) && date >= 1 && date <= 28);
}
