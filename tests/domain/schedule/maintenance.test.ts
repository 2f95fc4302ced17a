import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isInScope,
  type MaintenanceWindow,
  openUntil,
  openWindow,
  windowInWords,
} from "#lib/domain/schedule/maintenance.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";

const makeWindow = (change: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  name: "Patch night",
  weekdays: [],
  startTime: "22:00",
  durationMinutes: 360,
  timeZone: "Europe/Berlin",
  scope: {},
  ...change,
});

const until = (window: MaintenanceWindow, now: string): string | null =>
  openUntil(window, new Date(now))?.toISOString().replace(":00.000Z", "Z") ?? null;

describe("a maintenance window", () => {
  it("is open from its start until just before its end, across midnight", () => {
    const window = makeWindow({ timeZone: "UTC" });
    expect(until(window, "2026-03-01T21:59:59Z")).toBeNull();
    expect(until(window, "2026-03-01T22:00:00Z")).toBe("2026-03-02T04:00Z");
    expect(until(window, "2026-03-02T03:59:59Z")).toBe("2026-03-02T04:00Z");
    expect(until(window, "2026-03-02T04:00:00Z")).toBeNull();
  });

  it("belongs to the day on which it begins", () => {
    const window = makeWindow({ timeZone: "UTC", weekdays: ["Sunday"] });
    // 1 March 2026 is a Sunday.
    expect(until(window, "2026-03-02T03:00:00Z")).toBe("2026-03-02T04:00Z");
    expect(until(window, "2026-03-01T03:00:00Z")).toBeNull();
    expect(until(window, "2026-03-02T23:00:00Z")).toBeNull();
  });

  it("ends by the clock on the wall when the clocks change", () => {
    // To summer time on 29 March at 02:00, back on 25 October at 03:00.
    expect(until(makeWindow(), "2026-03-28T22:00:00Z")).toBe("2026-03-29T02:00Z");
    expect(until(makeWindow(), "2026-10-24T21:00:00Z")).toBe("2026-10-25T03:00Z");
    const night = makeWindow({ startTime: "01:00", durationMinutes: 90 });
    expect(until(night, "2026-03-29T00:30:00Z")).toBe("2026-03-29T01:00Z");
    expect(until(night, "2026-10-25T00:10:00Z")).toBe("2026-10-25T00:30Z");
    expect(until(night, "2026-10-25T01:10:00Z")).toBe("2026-10-25T01:30Z");
  });

  it("is open up to the instant that it names as its end and closed at it, in any zone and around any change", () => {
    const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
    const windows = fc.record({
      weekdays: fc.uniqueArray(fc.constantFrom(...weekdays)),
      startMinute: fc.integer({ min: 0, max: 1_439 }),
      durationMinutes: fc.integer({ min: 5, max: 1_440 }),
      timeZone: fc.constantFrom(...zones),
    });
    // A year in minutes, with the weeks of the changes as often as all others together.
    const minute = fc.oneof(
      fc.integer({ min: 0, max: 525_600 }),
      ...["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"].map((day) => {
        const at = (Date.parse(day) - Date.parse("2026-01-01")) / 60_000;
        return fc.integer({ min: at - 1_440, max: at + 2_880 });
      }),
    );
    fc.assert(
      fc.property(windows, minute, ({ startMinute, ...rest }, minuteOfYear) => {
        const [hour, rem] = [Math.floor(startMinute / 60), startMinute % 60].map((n) => String(n).padStart(2, "0"));
        const window = makeWindow({ ...rest, startTime: `${hour}:${rem}` });
        const now = new Date(Date.parse("2026-01-01") + minuteOfYear * 60_000);
        const end = openUntil(window, now);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        const last = openUntil(window, new Date(end.getTime() - 60_000));
        expect(last?.getTime()).toBeGreaterThanOrEqual(end.getTime());
        // Only a window of a whole day is followed by another one at once, or one whose first minutes come twice.
        const next = openUntil(window, end);
        if (next) expect(window.durationMinutes).toBeGreaterThan(1_440 - 61);
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual((window.durationMinutes + 60) * 60_000);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("of several windows", () => {
  it("the one that closes last is named", () => {
    const now = new Date("2026-03-01T22:30:00Z");
    const windows = [
      makeWindow({ timeZone: "UTC" }),
      makeWindow({ name: "Freeze", timeZone: "UTC", durationMinutes: 600 }),
    ];
    const open = openWindow(windows, now);
    expect(open && windowInWords(open)).toBe('Maintenance window "Freeze" until 2026-03-02 08:00 UTC');
    expect(openWindow([], now)).toBeNull();
  });
});

describe("the scope of a window", () => {
  const vm = { subscriptionId: "SUB-1", tags: { Ring: "1" } };
  it.each([
    [{}, true],
    [{ subscriptionIds: ["sub-1", "sub-2"] }, true],
    [{ subscriptionIds: ["sub-2"] }, false],
    [{ tag: { name: "ring", value: "1" } }, true],
    [{ tag: { name: "ring", value: "2" } }, false],
    [{ subscriptionIds: ["sub-2"], tag: { name: "ring", value: "1" } }, false],
  ])("%o holds: %s", (scope, expected) => {
    expect(isInScope(scope, vm)).toBe(expected);
  });
});
