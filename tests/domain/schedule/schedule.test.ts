import { describe, expect, it } from "vitest";
import { longestGapHours } from "#lib/domain/schedule/longest-gap.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import { minuteOfDay, type Schedule } from "#lib/domain/schedule/schedule.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";

const hourly = (intervalHours: number, windowHours: number): Schedule => ({
  frequency: "Hourly",
  startTime: "08:00",
  intervalHours,
  windowHours,
});
const weekly = (...weekdays: (Schedule & { frequency: "Weekly" })["weekdays"]): Schedule => ({
  frequency: "Weekly",
  startTime: "22:00",
  weekdays,
});

const table: { schedule: Schedule; words: string; gapHours: number | null }[] = [
  { schedule: hourly(4, 24), words: "Every 4 hours from 08:00", gapHours: 4 },
  { schedule: hourly(1, 24), words: "Every hour from 08:00", gapHours: 1 },
  { schedule: hourly(4, 12), words: "Every 4 hours from 08:00, for 12 hours a day", gapHours: 16 },
  { schedule: hourly(12, 12), words: "Daily at 08:00", gapHours: 24 },
  { schedule: { frequency: "Daily", startTime: "02:00" }, words: "Daily at 02:00", gapHours: 24 },
  { schedule: weekly("Friday", "Monday"), words: "Mondays and Fridays at 22:00", gapHours: 96 },
  { schedule: weekly("Sunday"), words: "Sundays at 22:00", gapHours: 168 },
  { schedule: weekly(), words: "Never at 22:00", gapHours: null },
];

describe("a schedule", () => {
  it.each(table)("reads as $words", ({ schedule, words }) => expect(scheduleInWords(schedule)).toBe(words));

  it.each(table)("$words: its RPO is the longest distance between its slots", ({ schedule, gapHours }) => {
    expect(longestGapHours(schedule)).toBe(gapHours);
    const slots = nextSlots({ schedule, timeZone: "UTC" }, new Date("2026-03-01"), 40).map((slot) => slot.getTime());
    const gaps = slots.slice(1).map((slot, index) => (slot - (slots[index] ?? 0)) / 3_600_000);
    if (gapHours !== null) expect(Math.max(...gaps)).toBe(gapHours);
  });
});

describe("a time of day", () => {
  it.each([
    ["00:00", 0],
    ["23:59", 1439],
    ["24:00", null],
    ["8:00", null],
    ["08:60", null],
    ["", null],
  ])("%s is minute %s", (time, minute) => expect(minuteOfDay(time)).toBe(minute));
});
