import { describe, expect, it } from "vitest";
import { changeTerms } from "#lib/domain/cost/change-terms.ts";
import { summariseEstimate } from "#lib/domain/cost/estimate-summary.ts";
import { kindsOf, packKinds, underTerms, unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { totalUsage } from "#lib/domain/cost/total-usage.ts";
import { applyChange } from "#lib/domain/cost/what-if.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import { fourHourly, makeInputs, makeMachine, noTiers, said } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

const prices = testPrices;
const points = (count: number) => ({ points: count, gaps: [{ days: 1, count: count - 1 }] });
const held = (count: number) => ({ held: { kept: points(count), withBin: points(count) } });
const weekly = { frequency: "Weekly", startTime: "02:00", weekdays: ["Saturday" as const] } as const;
const onSaturdays = { ...weekly, weekdays: [...weekly.weekdays] };

describe("Kinds of machines", () => {
  const disks = makeMachine([128, 512]).disks;
  const fleet = makeInputs([
    makeMachine([], { disks, ...held(3) }),
    makeMachine([], { disks, ...held(9) }),
    makeMachine([], { disks, isStopped: true, ...held(3) }),
    makeMachine([], { disks, isStopped: true, ...held(9) }),
    makeMachine([64, 32, 1024]),
    makeMachine([64, 256], { region: "westus2" }),
  ]);
  const kinds = kindsOf(fleet);

  it("are one for protected VMs that differ only in what they hold today, which a stopped one keeps", () => {
    expect(kinds.counts).toEqual([3, 1, 1, 1]);
  });

  it("keep apart what an exclusion tells apart, and VMs with a disk of unknown size", () => {
    const unknown = makeMachine([128, 512]).disks.map((disk) => ({ ...disk, sizeGib: disk.role === "os" ? 64 : null }));
    const inputs = makeInputs([
      makeMachine([], { disks: unknown }),
      makeMachine([], { disks: unknown }),
      makeMachine([64, 32]),
    ]);
    const some = kindsOf(inputs);
    expect(some.counts).toEqual([2, 1]);
    const change = { excludeDisks: { luns: [0], skus: [] } };
    for (const selection of [inputs, some]) {
      expect([...totalUsage(selection, { prices }, { inMonths: 12 }).unpriced.values()]).toEqual([2]);
    }
    const amountOf = (selection: typeof inputs | typeof some) =>
      totalUsage(applyChange(selection, change), { prices }, { inMonths: 12 }).monthly.expected;
    expect(amountOf(some)).toBeCloseTo(amountOf(inputs), 9);
  });

  it("cost in any month to come what the VMs cost that they stand for, also after their way to the page", () => {
    const inPage = unpackKinds(JSON.parse(JSON.stringify(packKinds(kinds))));
    for (const inMonths of [1, 12]) {
      const expected = totalUsage(fleet, { prices }, { inMonths }).monthly.expected;
      expect(totalUsage(kinds, { prices }, { inMonths }).monthly.expected).toBeCloseTo(expected, 9);
      expect(totalUsage(inPage, { prices }, { inMonths }).monthly.expected).toBeCloseTo(expected, 9);
    }
  });

  it("can be taken as newly protected, also where nothing protects them", () => {
    const bare = kindsOf(makeInputs([makeMachine([128], { policyId: null })]));
    expect(totalUsage(bare, { prices }, { inMonths: 12 }).monthly.expected).toBe(0);
    const planned = totalUsage(underTerms(bare, fourHourly), { prices }, { inMonths: 12 });
    const protectedOne = totalUsage(makeInputs([makeMachine([128])]), { prices }, { inMonths: 12 });
    expect(planned.monthly).toEqual(protectedOne.monthly);
  });
});

describe("Changed terms", () => {
  const monthly = { months: 6, on: { basis: "Day", day: 15 } } as const;
  const terms = {
    ...fourHourly,
    instantRetentionDays: 2,
    retention: { ...noTiers, daily: { days: 30 }, weekly: { weeks: 4, weekday: "Sunday" as const }, monthly },
  };

  it("leave each tier as it is that the change does not name", () => {
    expect(changeTerms(terms, {})).toEqual(terms);
    const { retention } = changeTerms(terms, { tiers: { daily: 0, monthly: 24 } });
    expect(retention).toEqual({ ...terms.retention, daily: null, monthly: { ...monthly, months: 24 } });
  });

  it("begin a tier where Azure Backup's own begins", () => {
    expect(changeTerms(fourHourly, { tiers: { yearly: 3 } }).retention.yearly).toEqual({
      ...{ years: 3, month: 1 },
      on: { basis: "Week", week: "First", weekday: "Sunday" },
    });
  });

  it("can be saved when the schedule becomes weekly: no daily points, tiers on its days, snapshots until the next one", () => {
    const changed = changeTerms(terms, { schedule: onSaturdays, tiers: { yearly: 2 } });
    expect(changed).toMatchObject({
      instantRetentionDays: 5,
      retention: {
        daily: null,
        weekly: { weekday: "Saturday" },
        monthly: { months: 6, on: { basis: "Week", week: "First", weekday: "Saturday" } },
        yearly: { on: { weekday: "Saturday" } },
      },
    });
    expect(validatePolicy("Weekly", { ...defaultPolicySettings, ...changed })).toEqual({});
  });
});

describe("An estimate in a few words", () => {
  it("names how full the disks are taken to be, how much changes, and the prices it rests on", () => {
    const inputs = makeInputs([makeMachine([128], { usedRatio: said(0.4) }), makeMachine([128])]);
    const summary = summariseEstimate(inputs, { prices }, { inMonths: 12 });
    expect(summary).toMatchObject({
      ...{ currency: "USD", vms: 2, unpriced: [] },
      assumed: { usedRatio: { least: 0.4, most: 0.5 }, dailyChurnRatio: { least: 0.02, most: 0.02 } },
      prices: [{ origin: "SeedTable", oldestAt: "2026-07-24T00:00:00.000Z" }],
    });
    expect(summary.monthly.expected).toBeCloseTo(totalUsage(inputs, { prices }, { inMonths: 12 }).monthly.expected, 9);
  });

  it("says what it is without, and assumes nothing of VMs whose disks are all left out", () => {
    const nowhere = makeInputs([makeMachine([128], { region: "mars" })]);
    expect(summariseEstimate(nowhere, { prices }, { inMonths: 12 }).unpriced).toMatchObject([{ vms: 1 }]);
    expect(summariseEstimate(makeInputs([makeMachine([])]), { prices }, { inMonths: 12 }).assumed).toBeNull();
  });
});
