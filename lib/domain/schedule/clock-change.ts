import { minuteOfDay, type Schedule, startsOfDay } from "./schedule.ts";
import { wallOf } from "./zoned-time.ts";

/**
 * How a change of the clocks has touched a run.
 * - `skipped`: its time did not exist that day, so it begins at the next valid minute.
 * - `repeated`: its time came twice that day, and it runs at the first.
 */
export type ClockChange = "skipped" | "repeated";

const minuteMs = 60_000;
/** By so much clocks are changed: an hour, and on Lord Howe Island half of one. */
const stepsMs = [30 * minuteMs, 60 * minuteMs];

export function clockChangeAt(schedule: Schedule, timeZone: string, slot: Date): ClockChange | null {
  const wall = wallOf(timeZone, slot.getTime());
  const minute = minuteOfDay(new Date(wall).toISOString().slice(11, 16));
  if (!startsOfDay(schedule).some((start) => start % 1_440 === minute)) return "skipped";
  return stepsMs.some((step) => wallOf(timeZone, slot.getTime() + step) === wall) ? "repeated" : null;
}

const words: Record<ClockChange, string> = {
  skipped: "The clocks go forward: the time does not exist on this day, so the run begins at the next valid minute.",
  repeated: "The clocks go back: the time comes twice on this day, and the run takes place once, the first time.",
};

export const clockChangeInWords = (change: ClockChange): string => words[change];
