import { expect, it } from "vitest";
import { clockChangeAt } from "#lib/domain/schedule/clock-change.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

const at = (startTime: string): Schedule => ({ frequency: "Daily", startTime });
const every4h: Schedule = { frequency: "Hourly", startTime: "02:00", intervalHours: 4, windowHours: 24 };

const changesOf = (schedule: Schedule, timeZone: string, from: string, count: number) =>
  nextSlots({ schedule, timeZone }, new Date(from), count).map((slot) => clockChangeAt(schedule, timeZone, slot));

it.each<[string, Schedule, string, string, (string | null)[]]>([
  ["a time in the skipped hour", at("02:30"), "Europe/Berlin", "2026-03-28T12:00:00Z", ["skipped", null]],
  ["a time in the repeated hour", at("02:30"), "Europe/Berlin", "2026-10-24T12:00:00Z", ["repeated", null]],
  ["a time in the repeated half hour", at("01:45"), "Australia/Lord_Howe", "2026-04-03T22:00:00Z", ["repeated", null]],
  ["a time beside the change", at("08:00"), "Europe/Berlin", "2026-03-28T12:00:00Z", [null, null]],
  ["a zone without changes", at("02:30"), "Asia/Kolkata", "2026-03-28T12:00:00Z", [null, null]],
  ["one of several runs of the day", every4h, "Europe/Berlin", "2026-03-28T22:00:00Z", ["skipped", null, null]],
  [
    "windows that cross midnight",
    { ...every4h, startTime: "20:00" },
    "Europe/Berlin",
    "2026-03-28T22:30:00Z",
    [null, null],
  ],
])("%s", (_, schedule, zone, from, changes) => {
  expect(changesOf(schedule, zone, from, changes.length)).toEqual(changes);
});
