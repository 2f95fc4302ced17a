import { describe, expect, it } from "vitest";
import { defaultAssumptions, narrow } from "#lib/domain/cost/assumptions.ts";

const ratio = (value: number) => ({ low: value / 2, expected: value, high: value });

describe("The nearest scope decides, each value by itself", () => {
  it("says where each value came from", () => {
    const fleet = narrow(defaultAssumptions, { usedRatio: ratio(0.4), dailyChurnRatio: null }, "Fleet");
    const policy = narrow(fleet, { usedRatio: null, dailyChurnRatio: ratio(0.1) }, "Policy");
    const vm = narrow(policy, undefined, "VirtualMachine");
    expect(vm).toEqual({
      usedRatio: { ...ratio(0.4), from: "Fleet" },
      dailyChurnRatio: { ...ratio(0.1), from: "Policy" },
    });
  });

  it.each([
    [{ low: 0, expected: 2, high: 3 }],
    [{ low: 0.5, expected: 0.4, high: 0.6 }],
    [{ low: Number.NaN, expected: 0.4, high: 0.6 }],
    [{ expected: 0.4 }],
    ["0.4"],
    [0.4],
  ])("%j is no ratio and says nothing", (usedRatio) => {
    expect(narrow(defaultAssumptions, { usedRatio, dailyChurnRatio: null }, "Fleet").usedRatio.from).toBe("Default");
  });
});
