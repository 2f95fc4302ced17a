import { describe, expect, it } from "vitest";
import { monthlyTotal } from "#lib/domain/cost/charge-line.ts";
import { compareWays } from "#lib/domain/cost/compare-ways.ts";
import { estimateFleet, withoutPolicy } from "#lib/domain/cost/estimate-fleet.ts";
import { estimateVm } from "#lib/domain/cost/estimate-vm.ts";
import { monthByMonth } from "#lib/domain/cost/month-by-month.ts";
import { sumRanges } from "#lib/domain/cost/range.ts";
import { totalUsage } from "#lib/domain/cost/total-usage.ts";
import { usedRatioSeries } from "#lib/domain/cost/used-ratio-series.ts";
import { defaultChoices, ways } from "#lib/domain/cost/ways.ts";
import { applyChange, compareTotals } from "#lib/domain/cost/what-if.ts";
import { fourHourly, makeInputs, makeMachine, noTiers, said } from "#tests/support/cost-machines.ts";
import { pricesOf, testPrices } from "#tests/support/cost-prices.ts";

const day = (count: number) => ({ points: count + 1, gaps: [{ days: 1, count }] });
const prices = testPrices;
const fleet = makeInputs(
  [
    makeMachine([64]),
    makeMachine([128, 1024], { held: { kept: day(6), withBin: day(20) }, monthsProtected: 1 }),
    makeMachine([127, 512, 512], { policyId: null, held: { kept: day(3), withBin: day(3) } }),
    makeMachine([127], { isStopped: true, held: { kept: day(30), withBin: day(30) }, monthsProtected: 4 }),
  ],
  fourHourly,
  { binDays: 14 },
);

describe("The totals of a fleet", () => {
  const estimate = estimateFleet(fleet, { prices });

  it("are the sum of its VMs' lines, now and in twelve months", () => {
    for (const [when, moment] of [
      ["now", "Now"],
      ["in12Months", { inMonths: 12 }],
    ] as const) {
      const each = fleet.machines.map((machine) => monthlyTotal(estimateVm(fleet, machine, moment, { prices })));
      expect(estimate.total[when].expected).toBeCloseTo(sumRanges(each).expected, 9);
      for (const [index, vm] of estimate.byVm.entries())
        expect(vm[when].expected).toBeCloseTo(each[index]?.expected ?? -1, 9);
    }
  });

  it("are the same however they are grouped", () => {
    for (const groups of [estimate.byPart, estimate.byPolicy, estimate.bySubscription, estimate.byResourceGroup]) {
      const sum = groups.reduce((total, { in12Months }) => total + in12Months.high, 0);
      expect(sum).toBeCloseTo(estimate.total.in12Months.high, 9);
    }
    expect(estimate.byPolicy.find(({ key }) => key === withoutPolicy)).toMatchObject({
      name: "Without a policy",
      vms: 1,
    });
    expect(estimate.byPart.map(({ part }) => part).toSorted()).toEqual(["BinnedPoints", "KeptPoints"]);
  });

  it("count equal VMs as often as there are of them", () => {
    const twice = { ...fleet, vms: [...fleet.vms, ...fleet.vms] };
    expect(estimateFleet(twice, { prices }).total.now.expected).toBeCloseTo(2 * estimate.total.now.expected, 9);
  });

  it("stay as they are where no policy, or a stopped one, brings new points", () => {
    for (const index of [2, 3]) expect(estimate.byVm[index]?.in12Months).toEqual(estimate.byVm[index]?.now);
  });
});

it("What has no price is named with its number of VMs and left out, never taken for nothing", () => {
  const machines = [makeMachine([64]), makeMachine([64], { region: "mars" })];
  const estimate = estimateFleet(makeInputs(machines), { prices });
  expect(estimate.unpriced).toEqual([{ because: "No price is known for this: Snapshot storage ZRS in mars.", vms: 1 }]);
  expect(estimate.byVm.map(({ isComplete }) => isComplete)).toEqual([true, false]);
  const odd = pricesOf([
    [{ charge: "SnapshotStorage", region: "eastus", redundancy: "ZRS" }, Number.NaN, "PerGibMonth"],
  ]);
  expect(estimateFleet(makeInputs([makeMachine([64])]), { prices: odd }).unpriced[0]?.because).toContain(
    "not a number",
  );
  const perGib = pricesOf([[{ charge: "SnapshotStorage", region: "eastus", redundancy: "ZRS" }, 1, "PerGib"]]);
  expect(estimateFleet(makeInputs([makeMachine([64])]), { prices: perGib }).unpriced[0]?.because).toContain("unit");
});

it("Where a region has no zone-redundant snapshots, LRS is what is charged", () => {
  const machine = makeMachine([64], { region: "westus" });
  const { lines } = estimateVm(makeInputs([machine]), machine, "Steady", { prices });
  expect(lines).toMatchObject([{ price: { meterName: "SnapshotStorage" }, region: "westus" }]);
});

describe("A copy in another region", () => {
  const machine = makeMachine([100], { usedRatio: said(0.5), dailyChurnRatio: said(0.02) });
  const inputs = makeInputs([machine]);
  const linesOf = (copyToRegion: string | null) =>
    estimateVm(inputs, machine, "Steady", {
      prices,
      way: "RestorePointsCopied",
      choices: { ...defaultChoices, copyToRegion },
    });

  it("costs the same points there, what changes in transfer, and the first copy once", () => {
    const amounts = Object.fromEntries(linesOf("westus2").lines.map((line) => [line.part, line]));
    expect(amounts["CopiedPoints"]?.amount).toEqual(amounts["KeptPoints"]?.amount);
    // 1 GiB a day for 730 hours at 0.02.
    expect(amounts["CopyTransfer"]?.amount.expected).toBeCloseTo((730 / 24) * 0.02, 9);
    expect(amounts["FirstCopyTransfer"]).toMatchObject({ isOnce: true, amount: { expected: 1 } });
  });

  it.each([
    [null, "No region to copy to is chosen."],
    ["eastus", "The region to copy to is the VM's own: choose another."],
    ["mars", "It is not known how far eastus is from mars, so transfer has no price."],
  ])("to %s is not reckoned, and it is said why", (region, because) => {
    expect(linesOf(region).unpriced.map((gap) => gap.because)).toContain(because);
  });

  it("makes the vault RA-GRS", () => {
    const choices = { ...defaultChoices, copyToRegion: "westus2" };
    const { lines } = estimateVm(inputs, machine, "Steady", { prices, way: "AgentVault", choices });
    expect(lines.find(({ part }) => part === "VaultData")?.price.amount).toBe(0.0711);
  });
});

it("The four ways stand side by side, each the sum of its parts", () => {
  const compared = compareWays(
    fleet,
    { prices, choices: { ...defaultChoices, copyToRegion: "westus2" } },
    { inMonths: 12 },
  );
  expect(compared.map(({ way }) => way)).toEqual(ways);
  for (const { way, monthly, parts } of compared) {
    expect(sumRanges(parts.map(({ amount }) => amount)).expected).toBeCloseTo(monthly.expected, 6);
    expect(
      estimateFleet(fleet, { prices, way, choices: { ...defaultChoices, copyToRegion: "westus2" } }).total.in12Months
        .high,
    ).toBeCloseTo(monthly.high, 6);
  }
});

it("The chart over the used ratio meets the estimate at every ratio", () => {
  const series = usedRatioSeries(fleet, { prices }, { inMonths: 12 });
  expect(series.map(({ usedRatio }) => usedRatio)).toHaveLength(21);
  for (const { usedRatio, amounts } of series) {
    const changed = applyChange(fleet, { usedRatio: said(usedRatio) });
    for (const way of ["RestorePoints", "AgentlessVault", "AgentVault"] as const) {
      // A VM with nothing used is billed nothing by agent and by storage.
      expect(amounts[way]).toBeCloseTo(estimateFleet(changed, { prices, way }).total.in12Months.expected, 6);
    }
  }
});

describe("Month by month", () => {
  it("a new protection grows from its first full copy to the steady state", () => {
    const inputs = makeInputs([makeMachine([128, 512])], {
      ...fourHourly,
      retention: { ...noTiers, daily: { days: 90 } },
    });
    const months = monthByMonth(inputs, { prices }, { isNew: true, months: 6 }).map(({ monthly }) => monthly.expected);
    expect(months.slice(0, 3).toSorted((a, b) => a - b)).toEqual(months.slice(0, 3));
    const steady = compareWays(inputs, { prices }, "Steady")[0]?.monthly.expected ?? 0;
    expect(months[0]).toBeLessThan(steady * 0.8);
    expect(months[5]).toBeCloseTo(steady, 0);
  });

  it("the first copy is paid in the first month alone", () => {
    const choices = { ...defaultChoices, copyToRegion: "westus2" };
    const inputs = makeInputs([makeMachine([100], { usedRatio: said(0.5) })]);
    const months = monthByMonth(inputs, { prices, way: "RestorePointsCopied", choices }, { isNew: true, months: 3 });
    expect(months.map(({ once }) => once.expected)).toEqual([1, 0, 0]);
  });
});

describe("A change is tried before it is made", () => {
  const yearOn = { inMonths: 12 };
  const before = totalUsage(fleet, { prices }, yearOn);
  const changeBy = (change: Parameters<typeof applyChange>[1]) =>
    compareTotals(before, totalUsage(applyChange(fleet, change), { prices }, yearOn));

  it("nothing changed is no difference", () => {
    expect(changeBy({}).change).toEqual({ low: 0, expected: 0, high: 0 });
  });

  it.each([
    ["a shorter retention", { instantRetentionDays: 2 }],
    ["emptier disks", { usedRatio: said(0.1) }],
    ["less change", { dailyChurnRatio: said(0.001) }],
    ["a data disk left out", { excludeDisks: { luns: [0], skus: [] } }],
    ["a kind of disk left out", { excludeDisks: { luns: [], skus: ["Premium_LRS"] } }],
  ])("%s costs less, and the parts add up to the difference", (_name, change) => {
    const { change: difference, byPart } = changeBy(change);
    expect(difference.expected).toBeLessThan(0);
    expect(sumRanges(byPart.map((part) => part.change)).expected).toBeCloseTo(difference.expected, 9);
  });

  it("weekly instead of four-hourly saves what the points in between hold", () => {
    const schedule = { frequency: "Weekly", startTime: "02:00", weekdays: ["Sunday"] } as const;
    expect(changeBy({ schedule: { ...schedule, weekdays: [...schedule.weekdays] } }).change.expected).toBeLessThan(0);
  });

  it("an OS disk is not left out", () => {
    const changed = applyChange(fleet, { excludeDisks: { luns: [0, 1], skus: ["Premium_LRS"] } });
    for (const { disks } of changed.machines) expect(disks.filter(({ isIncluded }) => isIncluded)).toHaveLength(1);
  });

  it("another region has its own prices", () => {
    expect(changeBy({ region: "westus2" }).change.expected).toBeCloseTo(0, 9);
    expect(estimateFleet(applyChange(fleet, { region: "mars" }), { prices }).total.now.expected).toBe(0);
  });
});
