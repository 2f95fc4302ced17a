import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import { days } from "#simulator/recovery-services/policy-words.ts";
import { timeZoneMinutes } from "#simulator/recovery-services/time-zones.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The instants after `from` and up to `to` at which a policy backs up. Times of the day are local, without daylight saving. */
export function* scheduledInstants(policy: JsonObject, from: number, to: number): Generator<number> {
  const schedule = policy["schedulePolicy"];
  if (!isObject(schedule)) return;
  const offsetMs = offsetOf(policy);
  // A window that begins in the evening reaches into the next day.
  for (let day = midnightBefore(from, offsetMs) - dayMs; day <= to; day += dayMs) {
    for (const at of instantsOfDay(schedule, day, offsetMs)) if (at > from && at <= to) yield at;
  }
}

/** Whether a backup is the last one that begins on its day, which is the one that goes to the vault. */
export function isLastOfDay(policy: JsonObject, at: number): boolean {
  const offsetMs = offsetOf(policy);
  const dayEnd = midnightBefore(at, offsetMs) + dayMs;
  return scheduledInstants(policy, at, dayEnd - 1).next().done === true;
}

/** The calendar day of an instant in the policy's time zone, as a date of which only the UTC parts count. */
export function localDate(policy: JsonObject, at: number): Date {
  return new Date(at + offsetOf(policy));
}

function instantsOfDay(schedule: JsonObject, day: number, offsetMs: number): number[] {
  switch (schedule["scheduleRunFrequency"]) {
    case "Hourly":
      return hourlyInstants(schedule["hourlySchedule"], day);
    case "Weekly": {
      const plan = schedule["weeklySchedule"] ?? schedule;
      const weekday = days[new Date(day + offsetMs).getUTCDay()] ?? "";
      const runDays = valueAt(plan, ["scheduleRunDays"]);
      return Array.isArray(runDays) && runDays.includes(weekday) ? runTimes(plan, day) : [];
    }
    default:
      return runTimes(schedule["dailySchedule"] ?? schedule, day);
  }
}

function hourlyInstants(hourly: Json | undefined, day: number): number[] {
  if (!isObject(hourly)) return [];
  const { interval, scheduleWindowDuration: window, scheduleWindowStartTime: start } = hourly;
  if (typeof interval !== "number" || typeof window !== "number") return [];
  const count = window === 24 ? 24 / interval : window / interval + 1;
  return Array.from({ length: count }, (_, index) => day + timeOfDay(start) + index * interval * hourMs);
}

function runTimes(plan: Json, day: number): number[] {
  const times = valueAt(plan, ["scheduleRunTimes"]);
  return Array.isArray(times) ? times.map((time) => day + timeOfDay(time)) : [];
}

/** Schedules write a local time of the day as an instant of some day in UTC. */
function timeOfDay(instant: Json | undefined): number {
  const at = typeof instant === "string" ? Date.parse(instant) : 0;
  return at - Math.floor(at / dayMs) * dayMs;
}

function midnightBefore(at: number, offsetMs: number): number {
  return Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs;
}

function offsetOf(policy: JsonObject): number {
  const zone = policy["timeZone"];
  return timeZoneMinutes(typeof zone === "string" ? zone : "UTC") * minuteMs;
}
