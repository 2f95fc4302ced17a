import { type Schedule, weekdays } from "./schedule.ts";

/**
 * The longest distance between two planned times in hours: the RPO the schedule can achieve, a change of the clocks aside.
 * Null for a schedule that never runs.
 */
export function longestGapHours(schedule: Schedule): number | null {
  switch (schedule.frequency) {
    case "Hourly":
      if (schedule.windowHours < schedule.intervalHours) return null;
      return 24 - schedule.windowHours + schedule.intervalHours;
    case "Daily":
      return 24;
    case "Weekly":
      return (
        longestGapDays(schedule.weekdays.map((day) => weekdays.indexOf(day)).toSorted((a, b) => a - b)) * 24 || null
      );
  }
}

function longestGapDays(days: readonly number[]): number {
  const first = days[0];
  if (first === undefined) return 0;
  return Math.max(...days.map((day, index) => (days[index + 1] ?? first + 7) - day));
}
