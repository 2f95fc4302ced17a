import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { days } from "#simulator/recovery-services/policy-words.ts";

const hourlyIntervals = [4, 6, 8, 12, 24];

/** Rules of schedules: backup-azure-vms-enhanced-policy, 2025-06-11. */
export function validateSchedule(schedule: JsonObject, isV2: boolean): string | undefined {
  const expected = isV2 ? "SimpleSchedulePolicyV2" : "SimpleSchedulePolicy";
  if (schedule["schedulePolicyType"] !== expected)
    return `schedulePolicyType must be ${expected} in a policy of type ${isV2 ? "V2" : "V1"}.`;
  const allowed = isV2 ? ["Hourly", "Daily", "Weekly"] : ["Daily", "Weekly"];
  const frequency = schedule["scheduleRunFrequency"];
  if (typeof frequency !== "string" || !allowed.includes(frequency))
    return `scheduleRunFrequency must be ${allowed.join(" or ")} in a policy of type ${isV2 ? "V2" : "V1"}.`;
  if (frequency === "Hourly") return validateHourly(schedule["hourlySchedule"]);
  const plan = isV2 ? schedule[frequency === "Daily" ? "dailySchedule" : "weeklySchedule"] : schedule;
  if (!isObject(plan)) return `${frequency.toLowerCase()}Schedule is missing.`;
  if (!isOneInstant(plan["scheduleRunTimes"])) return "scheduleRunTimes must have exactly one time of the day.";
  if (frequency === "Daily") return undefined;
  return isListOf(plan["scheduleRunDays"], days)
    ? undefined
    : "scheduleRunDays must name at least one day of the week.";
}

function validateHourly(hourly: Json | undefined): string | undefined {
  if (!isObject(hourly)) return "hourlySchedule is missing.";
  const { interval, scheduleWindowDuration: duration } = hourly;
  if (typeof interval !== "number" || !hourlyIntervals.includes(interval))
    return `interval must be ${hourlyIntervals.join(", ")} hours.`;
  if (!isInstant(hourly["scheduleWindowStartTime"])) return "scheduleWindowStartTime must be an instant.";
  if (typeof duration !== "number" || duration < 4 || duration > 24 || duration % interval !== 0)
    return "scheduleWindowDuration must be between 4 and 24 hours and a multiple of the interval.";
  return undefined;
}

export function isInstant(value: Json | undefined): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

export function isOneInstant(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 1 && isInstant(value[0]);
}

export function isListOf(value: Json | undefined, words: readonly string[]): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((word) => words.includes(String(word)));
}
