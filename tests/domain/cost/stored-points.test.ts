import { describe, expect, it } from "vitest";
import { estimateVm } from "#lib/domain/cost/estimate-vm.ts";
import { includedData } from "#lib/domain/cost/included-data.ts";
import { changedRatio, type PointGaps, storedPerUsedGib } from "#lib/domain/cost/point-gaps.ts";
import { storedGib } from "#lib/domain/cost/stored-points.ts";
import { fourHourly, makeCostDisk, makeInputs, makeMachine, said } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

/** 128 GB OS with 60 used and 512 GB data with 256 used, of which 2 % change a day: the machine of pricing dossier 4.2. */
const machine = makeMachine([], {
  disks: [
    makeCostDisk({ role: "os", lun: null, sizeGib: 128, usedRatio: said(60 / 128) }),
    makeCostDisk({ sizeGib: 512, usedRatio: said(256 / 512) }),
  ],
  dailyChurnRatio: said(0.02),
});
const cents = (amount = Number.NaN) => Math.round(amount * 100) / 100;

describe("Points take what is used at first, and what changed since (pricing dossier 4.2)", () => {
  it("100 GB, 2 % a day, five days: 108 GB, as in Microsoft's example", () => {
    const used = makeMachine([100], { usedRatio: said(1), dailyChurnRatio: said(0.02) });
    expect(storedGib(used, { points: 5, gaps: [{ days: 1, count: 4 }] }).expected).toBeCloseTo(108, 9);
  });

  it("example A: every four hours for seven days is 359 GB and 17.96 a month", () => {
    const { lines, unpriced } = estimateVm(makeInputs([machine]), machine, "Steady", { prices: testPrices });
    expect(unpriced).toEqual([]);
    expect(lines).toMatchObject([{ part: "KeptPoints", price: { amount: 0.05 }, region: "eastus" }]);
    expect(Math.round(lines[0]?.quantity.expected ?? 0)).toBe(359);
    expect(cents(lines[0]?.amount.expected)).toBe(17.96);
    expect(lines[0]?.because).toMatchInlineSnapshot(
      `"316 GiB used of 640 GiB in the oldest point, and 43.2 GiB of changes in 41 later points (2 % a day)."`,
    );
  });

  it("example B: with 11 weekly and 9 monthly points more it is 2110 GB and 105.51 a month", () => {
    const gaps = [
      { days: 1 / 6, count: 41 },
      { days: 7, count: 11 },
      { days: 30, count: 9 },
    ];
    const chain: PointGaps = { points: 62, gaps };
    expect(storedGib(machine, { points: 12, gaps: [{ days: 7, count: 11 }] }).expected - 316).toBeCloseTo(458.4, 1);
    expect(Math.round(storedGib(machine, chain).expected)).toBe(2110);
    const held = { ...machine, held: { kept: chain, withBin: chain } };
    const { lines } = estimateVm(makeInputs([held]), held, "Now", { prices: testPrices });
    expect(cents(lines[0]?.amount.expected)).toBe(105.51);
  });

  it("example B by the policy itself: its real days of the week and month come to the same within 3 %", () => {
    const retention = {
      daily: null,
      weekly: { weeks: 12, weekday: "Sunday" },
      monthly: { months: 12, on: { basis: "Week", week: "First", weekday: "Sunday" } },
      yearly: null,
    } as const;
    const inputs = makeInputs([machine], { ...fourHourly, retention });
    const [line] = estimateVm(inputs, machine, "Steady", { prices: testPrices }).lines;
    expect(Math.abs((line?.amount.expected ?? 0) / 105.51 - 1)).toBeLessThan(0.03);
  });

  it("Azure Backup's parity for example A: one unit, the same snapshots, and the vault", () => {
    const { lines } = estimateVm(makeInputs([machine]), machine, "Steady", {
      prices: testPrices,
      way: "AgentlessVault",
    });
    expect(lines.map(({ part, amount }) => [part, cents(amount.expected)])).toEqual([
      ["ProtectedInstance", 10],
      ["InstantSnapshots", 17.96],
      // The last point of each of seven days, and today's so far: it is noon, the last one was taken at 20:00. At GRS.
      ["VaultData", cents((316 + (6 + 16 / 24) * 6.32) * 0.056)],
    ]);
  });
});

describe("What changes between two points", () => {
  it("grows evenly within a day and slower after it, and never beyond what is used", () => {
    expect(changedRatio(0.02, 0.25)).toBeCloseTo(0.005, 12);
    expect(changedRatio(0.02, 1)).toBeCloseTo(0.02, 12);
    expect(changedRatio(0.02, 7)).toBeCloseTo(1 - 0.98 ** 7, 12);
    expect(changedRatio(1, 400)).toBe(1);
    expect(changedRatio(0, 400)).toBe(0);
  });

  it("is nothing where there are no points", () => {
    expect(storedPerUsedGib({ points: 0, gaps: [] }, 0.5)).toBe(0);
  });
});

it("An excluded disk is no part of what is backed up", () => {
  const without = { ...machine, disks: machine.disks.map((disk) => ({ ...disk, isIncluded: disk.role === "os" })) };
  expect(includedData(without).usedGib.expected).toBe(60);
  expect(includedData(without).provisionedGib).toBe(128);
});
