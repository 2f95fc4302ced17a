import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyTerms } from "#lib/domain/cost/cost-inputs.ts";
import { gapsBetween } from "#lib/domain/cost/point-gaps.ts";
import { longestDays, policyPoints } from "#lib/domain/cost/policy-points.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import { keptUntilMs } from "#lib/domain/retention/kept-until.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import { startsOfDay, weekdays } from "#lib/domain/schedule/schedule.ts";
import { fourHourly, noTiers } from "#tests/support/cost-machines.ts";

const dayMs = 86_400_000;
const now = Date.parse("2026-11-22T12:30:00Z");

const schedule: fc.Arbitrary<PolicyTerms["schedule"]> = fc.oneof(
  fc.record({ frequency: fc.constant("Daily" as const), startTime: fc.constantFrom("00:00", "02:30", "23:45") }),
  fc
    .tuple(fc.constantFrom(4, 6, 12), fc.constantFrom("00:00", "08:00", "21:30"))
    .map(([intervalHours, startTime]) => ({ frequency: "Hourly" as const, startTime, intervalHours, windowHours: 24 })),
  fc
    .subarray([...weekdays], { minLength: 1 })
    .map((days) => ({ frequency: "Weekly" as const, startTime: "03:00", weekdays: days })),
);
const terms: fc.Arbitrary<PolicyTerms> = fc.record({
  schedule,
  instantRetentionDays: fc.integer({ min: 1, max: 10 }),
  retention: fc.record({
    daily: fc.option(fc.record({ days: fc.integer({ min: 7, max: 30 }) })),
    weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 12 }), weekday: fc.constantFrom(...weekdays) })),
    monthly: fc.option(
      fc.record({
        months: fc.integer({ min: 1, max: 6 }),
        on: fc.constantFrom(
          { basis: "Day" as const, day: 15 },
          { basis: "Week" as const, week: "Last" as const, weekday: "Friday" as const },
        ),
      }),
    ),
    yearly: fc.constant(null),
  }),
});

/** The same by the engine's own words: every slot is a point, retention decides about each. */
function byTheEngine(policy: PolicyTerms, startedAtMs: number, binDays: number): number[] {
  const count = (Math.ceil((now - startedAtMs) / dayMs) + 2) * startsOfDay(policy.schedule).length;
  const points = nextSlots({ schedule: policy.schedule, timeZone: "UTC" }, new Date(startedAtMs - 1), count)
    .map((slot) => slot.getTime())
    .filter((slotMs) => slotMs <= now)
    .map(
      (takenAtMs, index): RetentionPoint => ({
        id: String(index),
        takenAtMs,
        state: "good",
        isForeign: false,
        isRecovered: false,
        isPinned: false,
        usedBy: null,
        expiresAtMs: null,
      }),
    );
  return decideRetention(points, { ...policy, timeZone: "UTC" }, now).flatMap((decision) => {
    const isHeld = "keep" in decision || (keptUntilMs(decision) ?? 0) + binDays * dayMs > now;
    return isHeld ? [points[Number(decision.id)]?.takenAtMs ?? 0] : [];
  });
}

describe("The points of a policy are those that retention keeps", () => {
  it("for any policy, start and bin", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 14), (policy, days, binDays) => {
        const startedAtMs = now - days * dayMs;
        const longest = now - (longestDays(policy) + binDays + 40) * dayMs;
        const expected = gapsBetween(byTheEngine(policy, Math.max(startedAtMs, longest), binDays));
        const held = policyPoints(policy, { startedAtMs, atMs: now }, binDays);
        expect(held.points).toBe(expected.points);
        const inOrder = (gaps: typeof held.gaps) => gaps.toSorted((a, b) => a.days - b.days);
        expect(inOrder(held.gaps)).toEqual(inOrder(expected.gaps));
      }),
      { numRuns: 300 },
    );
  });

  it("six a day for seven days are 42 points, and 84 more wait two weeks in the bin", () => {
    const look = { startedAtMs: now - 400 * dayMs, atMs: now };
    expect(policyPoints(fourHourly, look)).toEqual({ points: 42, gaps: [{ days: 1 / 6, count: 41 }] });
    expect(policyPoints(fourHourly, look, 14).points).toBe(126);
  });

  it("ten years of yearly points are ten or eleven, a year apart", () => {
    const on = { basis: "Day", day: 1 } as const;
    const policy = { ...fourHourly, retention: { ...noTiers, yearly: { years: 10, month: 1, on } } };
    const { points, gaps } = policyPoints(policy, { startedAtMs: 0, atMs: now });
    expect(points).toBe(42 + 10);
    expect(gaps.filter(({ days }) => days > 300).reduce((sum, { count }) => sum + count, 0)).toBe(10);
  });
});

it("Before the first backup there is no point", () => {
  expect(policyPoints(fourHourly, { startedAtMs: now, atMs: now - 1 })).toEqual({ points: 0, gaps: [] });
});
