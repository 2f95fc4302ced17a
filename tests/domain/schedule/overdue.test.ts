import { describe, expect, it } from "vitest";
import type { MaintenanceWindow } from "#lib/domain/schedule/maintenance.ts";
import { overdueAt, overdueBefore } from "#lib/domain/schedule/overdue.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

const now = new Date("2026-11-14T12:00:00Z");

const hourly: Schedule = { frequency: "Hourly", startTime: "00:00", intervalHours: 1, windowHours: 24 };
const fourHourly: Schedule = { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 24 };
const halfDay: Schedule = { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 12 };
const daily: Schedule = { frequency: "Daily", startTime: "02:00" };
const never: Schedule = { frequency: "Weekly", startTime: "02:00", weekdays: [] };

it.each<[string, Schedule, string | null]>([
  ["every 4 hours round the clock: 8 hours", fourHourly, "2026-11-14T04:00:00.000Z"],
  ["every 4 hours in a window of 12: the night counts, so 32 hours", halfDay, "2026-11-13T04:00:00.000Z"],
  ["daily: 48 hours", daily, "2026-11-12T12:00:00.000Z"],
  ["never: never", never, null],
])("%s", (_name, schedule, expected) => {
  expect(overdueBefore(schedule, now)?.toISOString() ?? null).toBe(expected);
});

const windowOf = (change: Partial<MaintenanceWindow>): MaintenanceWindow => ({
  ...{ name: "Patch night", weekdays: [], startTime: "22:00", durationMinutes: 360, timeZone: "UTC", scope: {} },
  ...change,
});

describe("a VM becomes overdue", () => {
  it.each<[string, Schedule, string, MaintenanceWindow[], string | null]>([
    ["after twice the RPO", fourHourly, "2026-11-14T12:10:00Z", [], "2026-11-14T20:10:00.000Z"],
    ["never, when nothing is planned", never, "2026-11-14T12:10:00Z", [], null],
    [
      "later by what a maintenance window held back: the slot of 22:00 began at 04:00",
      hourly,
      "2026-11-14T21:05:00Z",
      [windowOf({})],
      "2026-11-15T05:05:00.000Z",
    ],
    [
      "no later for a window in which nothing was planned",
      daily,
      "2026-11-14T02:10:00Z",
      [windowOf({ startTime: "10:00" })],
      "2026-11-16T02:10:00.000Z",
    ],
    [
      "later by each night's window that held a slot back",
      daily,
      "2026-11-14T04:10:00Z",
      [windowOf({})],
      "2026-11-16T08:10:00.000Z",
    ],
    [
      "a day late at most, though windows in a chain never close",
      hourly,
      "2026-11-14T12:00:00Z",
      [windowOf({ startTime: "00:00", durationMinutes: 1_440 })],
      "2026-11-15T14:00:00.000Z",
    ],
  ])("%s", (_name, schedule, countedFrom, windows, expected) => {
    const at = overdueAt({ schedule, timeZone: "UTC" }, new Date(countedFrom), windows);
    expect(at?.toISOString() ?? null).toBe(expected);
  });

  it("never before the instant by which the list is narrowed down", () => {
    for (const schedule of [hourly, fourHourly, halfDay, daily]) {
      const limit = overdueBefore(schedule, now) ?? now;
      const justInside = new Date(limit.getTime() + 1);
      expect(overdueAt({ schedule, timeZone: "UTC" }, justInside, [windowOf({})])?.getTime()).toBeGreaterThan(
        now.getTime(),
      );
    }
  });
});
