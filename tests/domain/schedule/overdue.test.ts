import { expect, it } from "vitest";
import { overdueBefore } from "#lib/domain/schedule/overdue.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

const now = new Date("2026-11-14T12:00:00Z");

it.each<[string, Schedule, string | null]>([
  [
    "every 4 hours round the clock: 8 hours",
    { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 24 },
    "2026-11-14T04:00:00.000Z",
  ],
  [
    "every 4 hours in a window of 12: the night counts, so 32 hours",
    { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 12 },
    "2026-11-13T04:00:00.000Z",
  ],
  ["daily: 48 hours", { frequency: "Daily", startTime: "02:00" }, "2026-11-12T12:00:00.000Z"],
  ["never: never", { frequency: "Weekly", startTime: "02:00", weekdays: [] }, null],
])("%s", (_name, schedule, expected) => {
  expect(overdueBefore(schedule, now)?.toISOString() ?? null).toBe(expected);
});
