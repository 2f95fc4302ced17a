import { describe, expect, it } from "vitest";
import type { CostInputs } from "#lib/domain/cost/cost-inputs.ts";
import { snapshotOf } from "#lib/domain/cost/cost-snapshot.ts";
import { estimateFleet } from "#lib/domain/cost/estimate-fleet.ts";
import { explainChange } from "#lib/domain/cost/explain-change.ts";
import type { PriceList } from "#lib/domain/cost/price-list.ts";
import { makeInputs, makeMachine, said } from "#tests/support/cost-machines.ts";
import { pricesOf, testPrices } from "#tests/support/cost-prices.ts";

const held = (points: number) => {
  const chain = { points, gaps: points > 1 ? [{ days: 1, count: points - 1 }] : [] };
  return { held: { kept: chain, withBin: chain } };
};
const fleet = (...points: number[]) => makeInputs(points.map((count) => makeMachine([128, 512], held(count))));

const snapshot = (inputs: CostInputs, prices: PriceList = testPrices) =>
  snapshotOf(inputs, estimateFleet(inputs, { prices }));

const causes = (change: ReturnType<typeof explainChange>) =>
  [change.newVms, change.goneVms, change.prices, change.assumptions, change.points].map(({ amount }) => amount);

const dearer = pricesOf([[{ charge: "SnapshotStorage", region: "eastus", redundancy: "ZRS" }, 0.08, "PerGibMonth"]]);

const worlds: { what: string; before: CostInputs; after: CostInputs; prices?: PriceList }[] = [
  { what: "nothing", before: fleet(3, 4), after: fleet(3, 4) },
  { what: "a VM that came", before: fleet(3), after: fleet(3, 4) },
  { what: "a VM that went", before: fleet(3, 4), after: fleet(3) },
  { what: "more points", before: fleet(3, 4), after: fleet(9, 4) },
  { what: "dearer storage", before: fleet(3, 4), after: fleet(3, 4), prices: dearer },
  {
    what: "another assumption",
    before: fleet(3),
    after: makeInputs([makeMachine([128, 512], { ...held(3), usedRatio: said(0.9) })]),
  },
  {
    what: "all of it at once",
    before: fleet(3, 4),
    after: makeInputs([makeMachine([128, 512], { ...held(9), dailyChurnRatio: said(0.2) })]),
    prices: dearer,
  },
];

describe("The difference between two estimates", () => {
  it.each(worlds)("is the sum of its causes: $what", ({ before, after, prices = testPrices }) => {
    const change = explainChange(snapshot(before), after, prices);
    expect(causes(change).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(change.after - change.before, 4);
    const ofVms = change.byVm.reduce((sum, { before, after }) => sum + after - before, 0);
    expect(ofVms).toBeCloseTo(change.after - change.before, 1);
  });

  it.each([
    ["a VM that came", 0],
    ["a VM that went", 1],
    ["dearer storage", 2],
    ["another assumption", 3],
    ["more points", 4],
  ])("has the cause that there is, and no other: %s", (what, position) => {
    const world = worlds.find((each) => each.what === what);
    if (!world) throw new Error("No such world.");
    const amounts = causes(explainChange(snapshot(world.before), world.after, world.prices ?? testPrices));
    amounts.forEach((amount, index) => {
      if (index === position) expect(Math.abs(amount)).toBeGreaterThan(0.1);
      else expect(amount).toBeCloseTo(0, 4);
    });
  });

  it("names the VMs that changed, and leaves out those that did not", () => {
    const { byVm } = explainChange(snapshot(fleet(3, 4)), fleet(3, 9), testPrices);
    expect(byVm.map(({ id }) => id)).toEqual(["vm-1"]);
  });
});
