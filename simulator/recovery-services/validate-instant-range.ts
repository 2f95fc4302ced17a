import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";

/** Longest retention of snapshots when they are taken around the clock (backup-azure-vms-enhanced-policy, 2025-06-11). */
const aroundTheClock: Record<number, number> = { 4: 17, 6: 22 };

/** Days that snapshots stay beside the disks. */
export function validateInstantRange(properties: JsonObject, isV2: boolean): string | undefined {
  const instantDays = properties["instantRpRetentionRangeInDays"];
  const frequency = valueAt(properties, ["schedulePolicy", "scheduleRunFrequency"]);
  const { minimum, maximum } = rangeFor(properties, frequency === "Weekly", isV2);
  if (
    typeof instantDays !== "number" ||
    !Number.isInteger(instantDays) ||
    instantDays < minimum ||
    instantDays > maximum
  )
    return `instantRpRetentionRangeInDays must be ${minimum === maximum ? minimum : `between ${minimum} and ${maximum}`} days for this schedule.`;
  if (instantDays > retentionDays(properties["retentionPolicy"]))
    return "instantRpRetentionRangeInDays must not exceed the retention of the recovery points in the vault.";
  return undefined;
}

function rangeFor(properties: JsonObject, isWeekly: boolean, isV2: boolean): { minimum: number; maximum: number } {
  if (isWeekly) return isV2 ? { minimum: 5, maximum: 20 } : { minimum: 5, maximum: 5 };
  if (!isV2) return { minimum: 1, maximum: 5 };
  const hourly = valueAt(properties, ["schedulePolicy", "hourlySchedule"]);
  const isAroundTheClock = isObject(hourly) && hourly["scheduleWindowDuration"] === 24;
  const interval = isObject(hourly) ? Number(hourly["interval"]) : 0;
  return { minimum: 1, maximum: (isAroundTheClock ? aroundTheClock[interval] : undefined) ?? 30 };
}

/** How long a point lives that only the schedule's own tier keeps. Standard policies may keep vaults for a day only. */
function retentionDays(retention: unknown): number {
  const daily = valueAt(retention, ["dailySchedule", "retentionDuration", "count"]);
  if (typeof daily === "number") return Math.max(daily, 5);
  const weekly = valueAt(retention, ["weeklySchedule", "retentionDuration", "count"]);
  return typeof weekly === "number" ? weekly * 7 : 0;
}
