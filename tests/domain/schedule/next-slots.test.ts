import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import { type Schedule, weekdays } from "#lib/domain/schedule/schedule.ts";
import { wallOf } from "#lib/domain/schedule/zoned-time.ts";

const daily = (startTime: string): Schedule => ({ frequency: "Daily", startTime });
const hourly = (startTime: string, intervalHours: number, windowHours: number): Schedule => ({
  frequency: "Hourly",
  startTime,
  intervalHours,
  windowHours,
});

const slots = (schedule: Schedule, timeZone: string, after: string, count: number): string[] =>
  nextSlots({ schedule, timeZone }, new Date(after), count).map((slot) => slot.toISOString().replace(":00.000Z", "Z"));

describe("known tables", () => {
  it("runs every 4 hours around the clock, the end of the window being no run of its own", () => {
    expect(slots(hourly("08:00", 4, 24), "UTC", "2026-03-01T07:59:00Z", 7)).toEqual([
      "2026-03-01T08:00Z",
      "2026-03-01T12:00Z",
      "2026-03-01T16:00Z",
      "2026-03-01T20:00Z",
      "2026-03-02T00:00Z",
      "2026-03-02T04:00Z",
      "2026-03-02T08:00Z",
    ]);
  });

  it("keeps a window that crosses midnight whole", () => {
    expect(slots(hourly("22:00", 2, 6), "UTC", "2026-03-01T22:30:00Z", 4)).toEqual([
      "2026-03-02T00:00Z",
      "2026-03-02T02:00Z",
      "2026-03-02T22:00Z",
      "2026-03-03T00:00Z",
    ]);
  });

  it("begins after the instant, never at it", () => {
    expect(slots(daily("08:00"), "UTC", "2026-03-01T08:00:00Z", 1)).toEqual(["2026-03-02T08:00Z"]);
  });

  it("runs on the chosen weekdays in any order given", () => {
    const schedule: Schedule = { frequency: "Weekly", startTime: "22:00", weekdays: ["Friday", "Monday"] };
    // 2026-03-02 is a Monday.
    expect(slots(schedule, "UTC", "2026-03-01T00:00:00Z", 3)).toEqual([
      "2026-03-02T22:00Z",
      "2026-03-06T22:00Z",
      "2026-03-09T22:00Z",
    ]);
  });

  it("takes the weekday of the zone, not of UTC", () => {
    const schedule: Schedule = { frequency: "Weekly", startTime: "03:00", weekdays: ["Monday"] };
    expect(slots(schedule, "Asia/Kathmandu", "2026-03-01T00:00:00Z", 1)).toEqual(["2026-03-01T21:15Z"]);
  });

  it.each<Schedule>([
    { frequency: "Weekly", startTime: "08:00", weekdays: [] },
    { frequency: "Daily", startTime: "8 o'clock" },
    { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 2 },
    { frequency: "Hourly", startTime: "08:00", intervalHours: 0, windowHours: 24 },
  ])("gives nothing for a schedule that never runs: %j", (schedule) => {
    expect(nextSlots({ schedule, timeZone: "UTC" }, new Date("2026-01-01"), 5)).toEqual([]);
  });
});

describe("when the clocks change", () => {
  it.each([
    // [zone, start, day before the change, what the two days after give]
    ["Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", ["2026-03-29T01:00Z", "2026-03-30T00:30Z"]],
    ["America/New_York", "02:30", "2026-03-07T12:00:00Z", ["2026-03-08T07:00Z", "2026-03-09T06:30Z"]],
    ["Australia/Lord_Howe", "02:15", "2026-10-03T00:00:00Z", ["2026-10-03T15:30Z", "2026-10-04T15:15Z"]],
    ["Asia/Kathmandu", "02:30", "2026-03-28T12:00:00Z", ["2026-03-28T20:45Z", "2026-03-29T20:45Z"]],
    ["UTC", "02:30", "2026-03-28T12:00:00Z", ["2026-03-29T02:30Z", "2026-03-30T02:30Z"]],
  ])("%s: a run in the skipped hour starts at the next valid minute", (zone, start, after, expected) => {
    expect(slots(daily(start), zone, after, 2)).toEqual(expected);
  });

  it.each([
    ["Europe/Berlin", "02:30", "2026-10-24T12:00:00Z", ["2026-10-25T00:30Z", "2026-10-26T01:30Z"]],
    ["America/New_York", "01:30", "2026-10-31T12:00:00Z", ["2026-11-01T05:30Z", "2026-11-02T06:30Z"]],
    ["Australia/Lord_Howe", "01:45", "2026-04-03T15:00:00Z", ["2026-04-04T14:45Z", "2026-04-05T15:15Z"]],
  ])("%s: a run in the repeated hour runs once, at its first coming", (zone, start, after, expected) => {
    expect(slots(daily(start), zone, after, 2)).toEqual(expected);
  });

  it("joins the skipped hour's run with the next hour's", () => {
    expect(slots(hourly("00:00", 1, 24), "Europe/Berlin", "2026-03-28T23:59:00Z", 3)).toEqual([
      "2026-03-29T00:00Z",
      "2026-03-29T01:00Z",
      "2026-03-29T02:00Z",
    ]);
  });

  it("moves a run on a day that the zone skipped to the first minute of the next", () => {
    expect(slots(daily("08:00"), "Pacific/Apia", "2011-12-29T20:00:00Z", 2)).toEqual([
      "2011-12-30T10:00Z",
      "2011-12-30T18:00Z",
    ]);
  });
});

const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "Pacific/Chatham"];
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  anyTime.map(daily),
  fc
    .tuple(anyTime, fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24), fc.integer({ min: 1, max: 24 }))
    .map(([time, interval, times]) => hourly(time, interval, Math.min(24, interval * times))),
  fc
    .tuple(anyTime, fc.subarray([...weekdays], { minLength: 1 }))
    .map(([startTime, days]): Schedule => ({ frequency: "Weekly", startTime, weekdays: days })),
);
const anyInstant = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });

describe("for any schedule, zone and instant", () => {
  it("slots strictly increase and begin after the instant", () => {
    fc.assert(
      fc.property(anySchedule, fc.constantFrom(...zones), anyInstant, (schedule, timeZone, after) => {
        const times = [after, ...nextSlots({ schedule, timeZone }, after, 12)].map((slot) => slot.getTime());
        expect(times).toHaveLength(13);
        for (const [index, time] of times.slice(1).entries()) expect(time).toBeGreaterThan(times[index] ?? 0);
      }),
    );
  });

  it("asking from a slot goes on where the list left off", () => {
    fc.assert(
      fc.property(anySchedule, fc.constantFrom(...zones), anyInstant, (schedule, timeZone, after) => {
        const list = nextSlots({ schedule, timeZone }, after, 6);
        const third = list[2] ?? after;
        expect(nextSlots({ schedule, timeZone }, third, 3)).toEqual(list.slice(3));
      }),
    );
  });

  it("shows the start time on the zone's clock unless that time was skipped", () => {
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...zones), anyInstant, (time, timeZone, after) => {
        for (const slot of nextSlots({ schedule: daily(time), timeZone }, after, 10)) {
          const shown = new Date(wallOf(timeZone, slot.getTime())).toISOString().slice(11, 16);
          const justBefore = wallOf(timeZone, slot.getTime() - 60_000);
          const afterGap = wallOf(timeZone, slot.getTime()) - justBefore > 60_000;
          if (!afterGap) expect(shown).toBe(time);
          else expect(shown >= time).toBe(true);
        }
      }),
    );
  });
});
