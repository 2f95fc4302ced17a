import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthlyTotal } from "#lib/domain/cost/charge-line.ts";
import type { CostMachine, PolicyTerms } from "#lib/domain/cost/cost-inputs.ts";
import { estimateVm } from "#lib/domain/cost/estimate-vm.ts";
import type { Moment } from "#lib/domain/cost/point-plan.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import { defaultChoices, type Way, ways } from "#lib/domain/cost/ways.ts";
import { fourHourly, makeCostDisk, makeInputs, makeMachine, noTiers, said } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

const ratioRange: fc.Arbitrary<Range> = fc
  .tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0, max: 1, noNaN: true })))
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low = 0, expected = 0, high = 0]) => ({ low, expected, high }));
const disk = fc
  .record({
    sizeGib: fc.option(fc.integer({ min: 1, max: 8192 }), { freq: 20 }),
    isIncluded: fc.boolean(),
    usedRatio: fc.option(ratioRange.map(said)),
    dailyChurnRatio: fc.option(ratioRange.map(said)),
  })
  .map(makeCostDisk);
const machines: fc.Arbitrary<CostMachine> = fc
  .record({
    disks: fc.array(disk, { maxLength: 6 }),
    usedRatio: ratioRange.map(said),
    dailyChurnRatio: ratioRange.map(said),
  })
  .map((parts) => makeMachine([], parts));
const retention = fc.record({
  daily: fc.option(fc.record({ days: fc.integer({ min: 7, max: 60 }) })),
  weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 30 }), weekday: fc.constant("Sunday" as const) })),
  monthly: fc.constant(null),
  yearly: fc.constant(null),
});
const policies: fc.Arbitrary<PolicyTerms> = fc.record({
  schedule: fc.constantFrom(
    fourHourly.schedule,
    { frequency: "Daily" as const, startTime: "02:00" },
    { frequency: "Weekly" as const, startTime: "02:00", weekdays: ["Sunday" as const, "Wednesday" as const] },
  ),
  instantRetentionDays: fc.integer({ min: 1, max: 30 }),
  retention,
});
const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.constant("Steady" as const),
  fc.integer({ min: 1, max: 24 }).map((inMonths) => ({ inMonths })),
);
const choices = { ...defaultChoices, copyToRegion: "westus2" };

const estimated = (machine: CostMachine, terms: PolicyTerms, moment: Moment, way: Way, binDays = 14) =>
  estimateVm(makeInputs([machine], terms, { binDays }), machine, moment, { prices: testPrices, way, choices });
const total = (...question: Parameters<typeof estimated>) => monthlyTotal(estimated(...question));

/** Sums of many floating-point numbers in another order differ in the last digits. */
const atMost = (left: number, right: number) => expect(left).toBeLessThanOrEqual(right * (1 + 1e-9) + 1e-9);

describe("Whatever is asked", () => {
  it("amounts are numbers in order, and lines are what they say", () => {
    fc.assert(
      fc.property(machines, policies, moments, fc.constantFrom(...ways), (machine, terms, moment, way) => {
        for (const { quantity, amount, price, because } of estimated(machine, terms, moment, way).lines) {
          expect(because).not.toMatch(/NaN|undefined|Infinity/);
          expect(amount.low).toBeGreaterThanOrEqual(-1e-9);
          atMost(amount.low, amount.expected);
          atMost(amount.expected, amount.high);
          expect(amount.high).toBeLessThan(Number.POSITIVE_INFINITY);
          expect(amount.expected).toBeCloseTo(quantity.expected * price.amount, 9);
        }
      }),
    );
  });

  it("an excluded disk costs nothing", () => {
    fc.assert(
      fc.property(machines, policies, moments, fc.constantFrom(...ways), (machine, terms, moment, way) => {
        const only = { ...machine, disks: machine.disks.filter(({ isIncluded }) => isIncluded) };
        expect(estimated(machine, terms, moment, way)).toEqual(estimated(only, terms, moment, way));
      }),
    );
  });

  it("a disk of unknown size is named, not taken for nothing", () => {
    fc.assert(
      fc.property(machines, policies, fc.constantFrom(...ways), (machine, terms, way) => {
        const isUnknown = machine.disks.some(({ isIncluded, sizeGib }) => isIncluded && sizeGib === null);
        const { unpriced } = estimated(machine, terms, "Steady", way);
        expect(unpriced.some(({ because }) => because.includes("not known"))).toBe(isUnknown);
      }),
    );
  });
});

describe("More of it never costs less", () => {
  const moreOf = (part: "usedRatio" | "dailyChurnRatio") =>
    fc.assert(
      fc.property(
        machines,
        policies,
        moments,
        fc.constantFrom(...ways),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (machine, terms, moment, way, share) => {
          const { low, expected, high } = machine[part];
          const raised = (value: number) => value + (1 - value) * share;
          const disks = machine.disks.map((each) => ({ ...each, [part]: null }));
          const more = said({ low: raised(low), expected: raised(expected), high: raised(high) });
          const [less, greater] = [
            total({ ...machine, disks }, terms, moment, way),
            total({ ...machine, disks, [part]: more }, terms, moment, way),
          ];
          for (const end of ["low", "expected", "high"] as const) atMost(less[end], greater[end]);
        },
      ),
    );

  it("of what is used", () => moreOf("usedRatio"));
  it("of what changes a day", () => moreOf("dailyChurnRatio"));

  it("of retention", () => {
    fc.assert(
      fc.property(machines, policies, moments, fc.integer({ min: 0, max: 30 }), (machine, terms, moment, days) => {
        const { daily, weekly } = terms.retention;
        const longer = {
          ...terms,
          instantRetentionDays: terms.instantRetentionDays + days,
          retention: {
            ...noTiers,
            daily: daily && { days: daily.days + days },
            weekly: weekly && { ...weekly, weeks: weekly.weeks + days },
          },
        };
        atMost(
          total(machine, terms, moment, "RestorePoints").expected,
          total(machine, longer, moment, "RestorePoints").expected,
        );
      }),
    );
  });
});

it("After twelve months a policy that keeps less than that has reached its steady state", () => {
  fc.assert(
    fc.property(machines, policies, (machine, terms) => {
      const world = makeInputs([machine], terms);
      const at = (moment: Moment) => monthlyTotal(estimateVm(world, machine, moment, { prices: testPrices })).expected;
      // Which day of the week it is makes a point more or less.
      expect(Math.abs(at({ inMonths: 12 }) - at("Steady"))).toBeLessThanOrEqual(at("Steady") * 0.12 + 1e-9);
      expect(at({ inMonths: 14 * 7 })).toBeCloseTo(at({ inMonths: 14 * 14 }), 6);
    }),
  );
});
