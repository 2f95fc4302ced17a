export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** Times of day are `HH:MM` in the policy's zone. */
export type Schedule =
  | { frequency: "Hourly"; startTime: string; intervalHours: number; windowHours: number }
  | { frequency: "Daily"; startTime: string }
  | { frequency: "Weekly"; startTime: string; weekdays: Weekday[] };

export type Frequency = Schedule["frequency"];

/** Minutes after midnight; null for anything but `HH:MM`. */
export function minuteOfDay(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/**
 * Starts of one schedule day in minutes after its midnight, in order; beyond 1,440 once the window has crossed midnight.
 * The window's end is not a start: every 4 hours over 24 hours is six runs a day, not seven.
 */
export function startsOfDay(schedule: Schedule): number[] {
  const first = minuteOfDay(schedule.startTime);
  if (first === null) return [];
  if (schedule.frequency !== "Hourly") return [first];
  if (!(schedule.intervalHours >= 1)) return [];
  const runs = Math.floor(schedule.windowHours / schedule.intervalHours);
  return Array.from({ length: runs }, (_, index) => first + index * schedule.intervalHours * 60);
}
