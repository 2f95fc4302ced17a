import { describe, expect, it } from "vitest";
import { looksAt } from "#lib/domain/cost/bill/bill-month.ts";
import { compareGroup } from "#lib/domain/cost/bill/compare-group.ts";
import { chainOverDays } from "#lib/domain/cost/bill/estimate-month.ts";
import { makeMachine } from "#tests/support/cost-machines.ts";
import { pricesOf, testPrices } from "#tests/support/cost-prices.ts";

const days = { from: "2026-02-01", to: "2026-02-28", days: 28, daysOfMonth: 28 };
const machine = makeMachine([100]);
const points = [{ takenAtMs: Date.UTC(2026, 0, 1), deletedAtMs: null }];
const chains = [chainOverDays({ machine, points }, looksAt(days))];
const storage = (gib: number) => [{ charge: "SnapshotStorage" as const, quantity: gib, cost: gib * 0.05 }];
const group = { days, chains, billed: storage(40), foreignPoints: 0, goneVms: 0 };

describe("A resource group on the bill", () => {
  it("is compared by what is stored and by what it costs", () => {
    const { billedGib, billed, estimatedGib, estimated, fit, notes } = compareGroup(group, testPrices);
    expect([billedGib, billed, estimatedGib?.expected, estimated?.expected]).toEqual([40, 2, 50, 2.5]);
    expect(fit?.usedRatio?.expected).toBe(0.4);
    expect(notes).toEqual([]);
  });

  it.each<[string, Partial<typeof group>, RegExp]>([
    ["more is billed than full disks would take", { billed: storage(101) }, /^Even full disks/],
    ["other tools have points there", { foreignPoints: 2 }, /^2 restore points of other tools are billed/],
    ["VMs are gone", { goneVms: 1 }, /^Restore points of 1 VM that is gone/],
    ["nothing is billed", { billed: [] }, /the bill has no snapshot storage/],
    ["nothing of ours is there", { chains: [] }, /^Stillpoint had no restore points here/],
  ])("fits no used ratio and says why when %s", (_, change, note) => {
    const { fit, notes } = compareGroup({ ...group, ...change }, testPrices);
    expect(fit).toBeNull();
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  it("without a price is compared by what is stored alone", () => {
    const { estimated, fit, notes } = compareGroup(group, pricesOf([]));
    expect(estimated).toBeNull();
    expect(fit?.usedRatio?.expected).toBe(0.4);
    expect(notes).toEqual(["Snapshot storage has no known price here."]);
  });
});
