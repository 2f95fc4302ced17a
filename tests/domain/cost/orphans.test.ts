import { expect, it } from "vitest";
import { binChains, estimateOrphans, type OrphanChain } from "#lib/domain/cost/orphans.ts";
import { noPoints } from "#lib/domain/cost/point-gaps.ts";
import { makeCostDisk, makeInputs, makeMachine, said } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

const daily = (points: number) => ({ points, gaps: [{ days: 1, count: points - 1 }] });
const used = { usedRatio: said(0.5), dailyChurnRatio: said(0.02) };

const chain = (overrides: Partial<OrphanChain>): OrphanChain => ({
  kind: "VmGone",
  collection: { id: "c", name: "c", resourceGroup: "rg" },
  virtualMachineId: "vm",
  vmName: "vm",
  subscriptionId: "s",
  points: 5,
  oldestAt: "2026-11-01T00:00:00.000Z",
  machine: makeMachine([200], { ...used, held: { kept: noPoints, withBin: daily(5) } }),
  ...overrides,
});

it("Points of a VM that is gone cost all that they hold", () => {
  const { total, orphans } = estimateOrphans([chain({})], testPrices);
  expect(orphans[0]?.gib?.expected).toBeCloseTo(108, 9);
  expect(total.expected).toBeCloseTo(5.4, 9);
});

it("Points in the bin cost only what they add to those that are kept", () => {
  const inputs = makeInputs([
    makeMachine([200], { ...used, held: { kept: daily(5), withBin: daily(15) } }),
    makeMachine([64]),
  ]);
  const chains = binChains(inputs);
  expect(chains).toMatchObject([{ kind: "InBin", points: 10, virtualMachineId: "vm-0" }]);
  expect(estimateOrphans(chains, testPrices).total.expected).toBeCloseTo(20 * 0.05, 9);
});

it("Kinds are told apart, the dearest comes first, and what cannot be reckoned is not nothing", () => {
  const unknown = makeMachine([], {
    disks: [makeCostDisk({ sizeGib: null })],
    held: { kept: noPoints, withBin: daily(3) },
  });
  const costs = estimateOrphans(
    [
      chain({ kind: "Foreign", virtualMachineId: "a", machine: unknown, points: 3 }),
      chain({ virtualMachineId: "b" }),
      chain({ kind: "ProtectionStopped", virtualMachineId: "c", machine: { ...chain({}).machine, region: "mars" } }),
    ],
    testPrices,
  );
  expect(costs.byKind.map(({ kind, points, monthly }) => [kind, points, monthly.expected > 0])).toEqual([
    ["Foreign", 3, false],
    ["VmGone", 5, true],
    ["ProtectionStopped", 5, false],
  ]);
  expect(costs.orphans.map(({ virtualMachineId, monthly }) => [virtualMachineId, monthly === null])).toEqual([
    ["b", false],
    ["a", true],
    ["c", true],
  ]);
  expect(costs.orphans[1]?.unpriced[0]?.because).toContain("sizes of the disks");
  expect(costs.orphans[2]?.unpriced[0]?.because).toContain("No price is known");
});
