import { type Schedule, weekdays } from "./schedule.ts";

/** "Every 4 hours from 08:00", "Daily at 02:00", "Mondays and Fridays at 22:00". The zone is said apart. */
export function scheduleInWords(schedule: Schedule): string {
  switch (schedule.frequency) {
    case "Hourly":
      return hourlyInWords(schedule.startTime, schedule.intervalHours, schedule.windowHours);
    case "Daily":
      return `Daily at ${schedule.startTime}`;
    case "Weekly":
      return `${daysInWords(schedule.weekdays)} at ${schedule.startTime}`;
  }
}

function hourlyInWords(startTime: string, intervalHours: number, windowHours: number): string {
  if (intervalHours === windowHours) return `Daily at ${startTime}`;
  const every = intervalHours === 1 ? "Every hour" : `Every ${intervalHours} hours`;
  return windowHours === 24
    ? `${every} from ${startTime}`
    : `${every} from ${startTime}, for ${windowHours} hours a day`;
}

function daysInWords(chosen: readonly string[]): string {
  const days = weekdays.filter((day) => chosen.includes(day)).map((day) => `${day}s`);
  if (days.length === 7) return "Every day";
  const last = days.pop() ?? "Never";
  return days.length === 0 ? last : `${days.join(", ")} and ${last}`;
}
