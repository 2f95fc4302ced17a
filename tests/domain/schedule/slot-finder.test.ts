import fc from "fast-check";
import { expect, it } from "vitest";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { nextSlots, type ZonedSchedule } from "#lib/domain/schedule/next-slots.ts";
import { type Schedule, weekdays } from "#lib/domain/schedule/schedule.ts";
import { slotFinder } from "#lib/domain/schedule/slot-finder.ts";

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .record({ startTime: time, intervalHours: fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24) })
    .map((drawn) => ({ frequency: "Hourly" as const, windowHours: 24, ...drawn })),
  time.map((startTime) => ({ frequency: "Daily" as const, startTime })),
  fc
    .record({ startTime: time, weekdays: fc.subarray([...weekdays]) })
    .map((drawn) => ({ frequency: "Weekly" as const, ...drawn })),
);
const settings: fc.Arbitrary<ZonedSchedule> = fc.record({
  schedule,
  timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"),
});
/** Around a change to summer time as well as over a whole year. */
const instant = fc
  .integer({ min: Date.parse("2026-03-27T00:00Z"), max: Date.parse("2027-03-29T00:00Z") })
  .map((ms) => new Date(ms));

it("finds for many VMs at once what is found for each by itself", () => {
  fc.assert(
    fc.property(settings, instant, fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }), (policy, now, vmIds) => {
      const finder = slotFinder(policy, now);
      for (const vmId of vmIds) expect(finder.nextRun(vmId)).toEqual(nextRun(policy, vmId, now));
    }),
  );
});

it("counts the slots that have passed since the one that was due", () => {
  fc.assert(
    fc.property(settings, instant, fc.uuid(), fc.integer({ min: 0, max: 5 }), (policy, start, vmId, passed) => {
      const slots = nextSlots(policy, start, passed + 2);
      const [due, last] = [slots[0], slots[passed]];
      if (!due || !last) return;
      const now = new Date(last.getTime() + jitterMs(vmId, spreadMs));
      expect(slotFinder(policy, now).slotsPassed(vmId, due)).toBe(passed);
    }),
  );
});
