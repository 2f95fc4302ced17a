import { type Schedule, startsOfDay, weekdays } from "./schedule.ts";
import { instantOf, wallOf } from "./zoned-time.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

export type ZonedSchedule = { schedule: Schedule; timeZone: string };

/**
 * The next planned times after an instant, strictly increasing. Runs follow the zone's local time: one in the skipped hour
 * starts at the next valid minute (together with whatever is planned then), one in the repeated hour runs once.
 * @returns fewer than `count`, possibly none, only for a schedule that never runs
 */
export function nextSlots({ schedule, timeZone }: ZonedSchedule, after: Date, count: number): Date[] {
  const starts = startsOfDay(schedule);
  const slots: Date[] = [];
  let last = after.getTime();
  if (starts.length === 0 || (schedule.frequency === "Weekly" && schedule.weekdays.length === 0)) return slots;

  // Two days back: yesterday's window may reach into today, and a zone may skip a whole day.
  const today = Math.floor(wallOf(timeZone, last) / dayMs);
  for (let day = today - 2; slots.length < count; day++) {
    if (!runsOn(schedule, day)) continue;
    for (const start of starts) {
      const instant = instantOf(timeZone, day * dayMs + start * minuteMs);
      if (instant <= last || slots.length === count) continue;
      slots.push(new Date(instant));
      last = instant;
    }
  }
  return slots;
}

/** @param day days since 1970-01-01, which was a Thursday */
function runsOn(schedule: Schedule, day: number): boolean {
  if (schedule.frequency !== "Weekly") return true;
  const weekday = weekdays[(((day + 3) % 7) + 7) % 7];
  return weekday !== undefined && schedule.weekdays.includes(weekday);
}
