import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { forecastInWords } from "#lib/domain/restore-point-budget/forecast-in-words.ts";
import { forecastPoints, type HeldPoints, isNearlyFull } from "#lib/domain/restore-point-budget/forecast-points.ts";
import { heldAfter } from "#lib/domain/restore-point-budget/held-after.ts";

/** Six points a day, each for 7 days: 42, and 84 more in a bin of 14 days. */
const fourHourly = defaultPolicySettings;
const hourly: PolicySettings = {
  ...defaultPolicySettings,
  schedule: { frequency: "Hourly", startTime: "00:00", intervalHours: 1, windowHours: 24 },
};
const daily: PolicySettings = {
  ...defaultPolicySettings,
  schedule: { frequency: "Daily", startTime: "02:00" },
  retention: { daily: { days: 400 }, weekly: null, monthly: null, yearly: null },
};

const none: HeldPoints = { byPolicy: 0, besidePolicy: 0, foreign: 0, foreignPerDay: 0 };
const forecast = (
  held: Partial<HeldPoints>,
  policy: PolicySettings | null,
  pruningStoppedBy: string | null = null,
  binDays = 14,
) => forecastPoints({ held: { ...none, ...held }, policy, binDays, pruningStoppedBy });

describe("the forecast of a VM's restore points", () => {
  it.each([
    ["never fills up when the policy comes to less than the limit", forecast({ byPolicy: 6 }, fourHourly), 6, null],
    ["does not grow at what the policy comes to", forecast({ byPolicy: 126 }, fourHourly), 0, null],
    ["does not grow when it holds more than the policy keeps", forecast({ byPolicy: 200 }, fourHourly), 0, null],
    ["does not grow without a policy", forecast({ byPolicy: 40 }, null), 0, null],
    ["fills up when what the policy keeps and the bin come to more", forecast({ byPolicy: 0 }, hourly), 24, 21],
    ["counts what the policy does not let go", forecast({ byPolicy: 126, besidePolicy: 374 }, fourHourly), 0, 0],
    [
      "counts other tools, and that they go on",
      forecast({ byPolicy: 126, foreign: 344, foreignPerDay: 3 }, fourHourly),
      3,
      10,
    ],
    ["fills up while a lock stops pruning", forecast({ byPolicy: 440 }, fourHourly, "A lock"), 6, 10],
    ["is full at the limit", forecast({ foreign: 500 }, null), 0, 0],
    ["grows by the daily tier once the other snapshots come and go", forecast({ byPolicy: 60 }, daily), 1, null],
  ])("%s", (_name, { growthPerDay, fullInDays }, expectedGrowth, expectedDays) => {
    expect([growthPerDay, fullInDays]).toEqual([expectedGrowth, expectedDays]);
  });

  it("says what it has found in one line", () => {
    expect(forecastInWords(forecast({ byPolicy: 440 }, fourHourly, "A CanNotDelete lock"))).toBe(
      "Used 440 of 500, growing by 6 a day, full in 10 days. A CanNotDelete lock stops pruning. The policy keeps up to 126, the bin included.",
    );
    expect(forecastInWords(forecast({ foreign: 3 }, null))).toBe("Used 3 of 500, not growing.");
  });

  it("tells somebody from 450 points on, or two weeks before the end", () => {
    expect(isNearlyFull(forecast({ foreign: 449 }, null))).toBe(false);
    expect(isNearlyFull(forecast({ foreign: 450 }, null))).toBe(true);
    expect(isNearlyFull(forecast({ foreign: 400, foreignPerDay: 7 }, null))).toBe(false);
    expect(isNearlyFull(forecast({ foreign: 400, foreignPerDay: 8 }, null))).toBe(true);
  });
});

const anyPolicy = fc.record({
  schedule: fc.constantFrom(fourHourly.schedule, hourly.schedule, daily.schedule, {
    ...{ frequency: "Weekly" as const, startTime: "02:00", weekdays: ["Monday" as const, "Friday" as const] },
  }),
  instantRetentionDays: fc.integer({ min: 1, max: 30 }),
  retention: fc.record({
    daily: fc.option(fc.record({ days: fc.integer({ min: 7, max: 400 }) })),
    weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 60 }), weekday: fc.constant("Sunday" as const) })),
    monthly: fc.option(
      fc.record({ months: fc.integer({ min: 1, max: 60 }), on: fc.constant({ basis: "Day" as const, day: 1 }) }),
    ),
    yearly: fc.constant(null),
  }),
});

describe("a policy's points", () => {
  it("only become more from day to day, until the policy keeps no more", () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat({ max: 30 }), fc.nat({ max: 2_000 }), (policy, binDays, day) => {
        expect(heldAfter(policy, binDays, day + 1)).toBeGreaterThanOrEqual(heldAfter(policy, binDays, day));
      }),
    );
  });

  it("reach the limit on the very day that the forecast names, and not before", () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat({ max: 499 }), fc.nat({ max: 5 }), (policy, foreign, foreignPerDay) => {
        const { fullInDays } = forecastPoints({
          ...{ held: { ...none, foreign, foreignPerDay }, policy, binDays: 14, pruningStoppedBy: null },
        });
        const used = (days: number) => foreign + foreignPerDay * days + heldAfter(policy, 14, days);
        const isFull = (days: number) => used(days) >= 500;
        expect(isFull(fullInDays ?? 3_660)).toBe(fullInDays !== null);
        if (fullInDays !== null) expect(isFull(fullInDays - 1)).toBe(false);
      }),
    );
  });
});
