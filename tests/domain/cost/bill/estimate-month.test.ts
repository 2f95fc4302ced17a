import { describe, expect, it } from "vitest";
import { averageGib, chainOverDays, fitBill } from "#lib/domain/cost/bill/estimate-month.ts";
import { exactly } from "#lib/domain/cost/range.ts";
import { makeMachine } from "#tests/support/cost-machines.ts";

const dayMs = 86_400_000;
const start = Date.UTC(2026, 4, 1, 12);
const looks = Array.from({ length: 10 }, (_, day) => start + day * dayMs);
const assumed = (usedRatio: number, churn: number) => ({
  usedRatio: { ...exactly(usedRatio), from: "Fleet" as const },
  dailyChurnRatio: { ...exactly(churn), from: "Fleet" as const },
});
const point = (day: number, deletedOn: number | null = null) => ({
  takenAtMs: start + day * dayMs,
  deletedAtMs: deletedOn === null ? null : start + deletedOn * dayMs,
});

describe("Storage on an average day of a month", () => {
  const machine = makeMachine([100], assumed(0.5, 0.02));

  it("is the used data while one point is there, and nothing before it", () => {
    expect(averageGib(chainOverDays({ machine, points: [point(5)] }, looks)).expected).toBeCloseTo(25);
  });

  it("grows with every later point by what changed", () => {
    expect(averageGib(chainOverDays({ machine, points: [point(-1), point(0)] }, looks)).expected).toBeCloseTo(51);
  });

  it("falls from the day on that a point was deleted", () => {
    const chain = chainOverDays({ machine, points: [point(-1), point(0, 5)] }, looks);
    expect(averageGib(chain).expected).toBeCloseTo((5 * 51 + 5 * 50) / 10);
  });
});

describe("What a bill implies", () => {
  const chainOf = (usedRatio: number, churn: number) =>
    chainOverDays(
      { machine: makeMachine([1_000], assumed(usedRatio, churn)), points: [-3, -2, -1, 0].map((day) => point(day)) },
      looks,
    );

  it.each([
    [0.34, 0.02],
    [0.05, 0.02],
    [0.9, 0.02],
  ])("finds again how full disks are: %s", (usedRatio, churn) => {
    const billed = averageGib(chainOf(usedRatio, churn)).expected;
    expect(fitBill([chainOf(0.5, churn)], billed)?.usedRatio?.expected).toBeCloseTo(usedRatio, 3);
  });

  it.each([0.001, 0.01, 0.1])("finds again how much changes a day: %s", (churn) => {
    const billed = averageGib(chainOf(0.5, churn)).expected;
    expect(fitBill([chainOf(0.5, 0.02)], billed)?.dailyChurnRatio?.expected).toBeCloseTo(churn, 2);
  });

  it("says how sure it is: the more may change, the emptier the disks may be", () => {
    const machine = makeMachine([1_000]);
    const chain = chainOverDays({ machine, points: [point(-1), point(0)] }, looks);
    const { low, expected, high } = fitBill([chain], 300)?.usedRatio ?? exactly(0);
    expect(low).toBeLessThan(expected);
    expect(expected).toBeLessThan(high);
  });

  it("is no used ratio when even full disks would take less, and no churn when too little is billed", () => {
    expect(fitBill([chainOf(0.5, 0.02)], 5_000)).toMatchObject({ usedRatio: null, dailyChurnRatio: null });
    expect(fitBill([chainOf(0.5, 0.02)], 100)).toMatchObject({ dailyChurnRatio: null });
  });

  it("is nothing without points or without a bill", () => {
    expect(fitBill([], 100)).toBeNull();
    expect(fitBill([chainOf(0.5, 0.02)], 0)).toBeNull();
  });
});
