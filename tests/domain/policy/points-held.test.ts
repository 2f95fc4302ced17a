import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsHeld, pointsInBin } from "#lib/domain/policy/points-held.ts";
import { type PolicySettings, weeksOfMonth } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { type Schedule, startsOfDay, weekdays } from "#lib/domain/schedule/schedule.ts";

type Held = Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention">;

const off: PolicySettings["retention"] = { daily: null, weekly: null, monthly: null, yearly: null };
const hourly = (intervalHours: number, windowHours = 24): Schedule => ({
  frequency: "Hourly",
  startTime: "08:00",
  intervalHours,
  windowHours,
});
const daily: Schedule = { frequency: "Daily", startTime: "08:00" };
const dayMs = 86_400_000;
const goodPoint = (takenAtMs: number): RetentionPoint => ({
  id: String(takenAtMs),
  takenAtMs,
  state: "good",
  isForeign: false,
  isRecovered: false,
  isPinned: false,
  usedBy: null,
  expiresAtMs: null,
});
const firstSunday = { basis: "Week", week: "First", weekday: "Sunday" } as const;

describe("known policies", () => {
  it.each<[string, Held, number]>([
    ["4-hourly for 7 days", { schedule: hourly(4), instantRetentionDays: 7, retention: off }, 42],
    ["4-hourly for 17 days", { schedule: hourly(4), instantRetentionDays: 17, retention: off }, 102],
    ["a 12-hour window", { schedule: hourly(4, 12), instantRetentionDays: 10, retention: off }, 30],
    [
      "daily points beyond the snapshots",
      { schedule: hourly(4), instantRetentionDays: 7, retention: { ...off, daily: { days: 30 } } },
      42 + 23,
    ],
    [
      "every tier of Azure Backup's default, no point twice",
      {
        schedule: daily,
        instantRetentionDays: 7,
        retention: {
          daily: { days: 180 },
          weekly: { weeks: 12, weekday: "Sunday" },
          monthly: { months: 60, on: firstSunday },
          yearly: { years: 10, month: 1, on: firstSunday },
        },
      },
      7 + 173 + 0 + 55 + 5,
    ],
    [
      "weekly",
      {
        schedule: { frequency: "Weekly", startTime: "08:00", weekdays: ["Monday", "Friday"] },
        instantRetentionDays: 9,
        retention: off,
      },
      4,
    ],
  ])("%s", (_, policy, total) => expect(pointsHeld(policy).total).toBe(total));
});

/** Grandfather-father-son by hand: years of daily runs, each tier keeping its newest selections. */
function keptByHand({ schedule, instantRetentionDays, retention }: Held, lastDay: number): number {
  const { daily: days, weekly, monthly, yearly } = retention;
  const kept = new Set<string>();
  const newest = (count: number, selects: (day: number) => boolean) => {
    for (let day = lastDay, found = 0; found < count && day > lastDay - 3_000; day--) {
      if (!selects(day)) continue;
      kept.add(`${day}:last`);
      found++;
    }
  };
  const runs = startsOfDay(schedule).length;
  for (let day = lastDay; day > lastDay - instantRetentionDays; day--) {
    for (let run = 1; run < runs; run++) kept.add(`${day}:${run}`);
    kept.add(`${day}:last`);
  }
  const date = (day: number) => new Date(day * 86_400_000);
  const matches = (on: NonNullable<typeof monthly>["on"], day: number) => {
    const ofMonth = date(day).getUTCDate();
    const isLast = (later: number) => date(day + later).getUTCMonth() !== date(day).getUTCMonth();
    if (on.basis === "Day") return on.day === "Last" ? isLast(1) : ofMonth === on.day;
    if (weekdays[(day + 3) % 7] !== on.weekday) return false;
    return on.week === "Last" ? isLast(7) : Math.ceil(ofMonth / 7) === weeksOfMonth.indexOf(on.week) + 1;
  };
  if (days) newest(days.days, () => true);
  if (weekly) newest(weekly.weeks, (day) => weekdays[(day + 3) % 7] === weekly.weekday);
  if (monthly) newest(monthly.months, (day) => matches(monthly.on, day));
  if (yearly) newest(yearly.years, (day) => date(day).getUTCMonth() + 1 === yearly.month && matches(yearly.on, day));
  return kept.size;
}

const anyDay = fc.oneof(
  fc.record({
    basis: fc.constant("Week" as const),
    week: fc.constantFrom(...weeksOfMonth),
    weekday: fc.constantFrom(...weekdays),
  }),
  fc.record({
    basis: fc.constant("Day" as const),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant("Last" as const)),
  }),
);
const anyHeld: fc.Arbitrary<Held> = fc.record({
  schedule: fc.constantFrom(hourly(4), hourly(6, 12), hourly(24), daily),
  instantRetentionDays: fc.integer({ min: 1, max: 30 }),
  retention: fc.record({
    daily: fc.option(fc.record({ days: fc.integer({ min: 7, max: 200 }) })),
    weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 60 }), weekday: fc.constantFrom(...weekdays) })),
    monthly: fc.option(fc.record({ months: fc.integer({ min: 1, max: 24 }), on: anyDay })),
    yearly: fc.option(
      fc.record({ years: fc.integer({ min: 1, max: 5 }), month: fc.integer({ min: 1, max: 12 }), on: anyDay }),
    ),
  }),
});

describe("against counting by hand", () => {
  it("never promises fewer points than the tiers would keep", () => {
    fc.assert(
      fc.property(anyHeld, fc.integer({ min: 20_000, max: 25_000 }), (policy, lastDay) => {
        expect(pointsHeld(policy).total).toBeGreaterThanOrEqual(keptByHand(policy, lastDay));
      }),
      { numRuns: 300 },
    );
  });

  it("is exact for snapshots and daily points", () => {
    fc.assert(
      fc.property(anyHeld, (policy) => {
        const short = { ...policy, retention: { ...off, daily: policy.retention.daily } };
        expect(pointsHeld(short).total).toBe(keptByHand(short, 20_500));
      }),
    );
  });
});

describe("in the bin", () => {
  it.each<[string, Schedule, number, number]>([
    ["every 4 hours, for 14 days", hourly(4), 14, 84],
    ["daily, for 14 days", daily, 14, 14],
    ["weekly, for 14 days", { frequency: "Weekly", startTime: "08:00", weekdays: ["Monday"] }, 14, 2],
    ["without days", hourly(4), 0, 0],
  ])("%s", (_, schedule, binDays, points) => {
    expect(pointsInBin({ schedule, retention: off }, binDays)).toBe(points);
  });

  it("never promises fewer points than retention puts there", () => {
    fc.assert(
      fc.property(
        anyHeld,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 400 }),
        (held, binDays, later) => {
          const now = Date.UTC(2026, 0, 1, 7) + later * dayMs;
          const starts = startsOfDay(held.schedule);
          const points = Array.from({ length: 500 }, (_, day) =>
            starts.map((_, index) => goodPoint(now - (500 - day) * dayMs + (index + 1) * Math.floor(dayMs / 25))),
          ).flat();
          const inBin = decideRetention(points, { ...held, timeZone: "UTC" }, now).filter(
            (decision) => "prune" in decision && decision.sinceMs > now - binDays * dayMs,
          );
          expect(inBin.length).toBeLessThanOrEqual(pointsInBin(held, binDays));
        },
      ),
      { numRuns: 100 },
    );
  });
});
