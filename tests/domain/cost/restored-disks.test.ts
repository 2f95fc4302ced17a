import { describe, expect, it } from "vitest";
import { monthlyTotal, onceTotal, toEstimate } from "#lib/domain/cost/charge-line.ts";
import { diskQuestion } from "#lib/domain/cost/disk-tier.ts";
import { instantAccess } from "#lib/domain/cost/instant-access.ts";
import { restoredDisks } from "#lib/domain/cost/restored-disks.ts";
import { makeCostDisk, makeMachine, said } from "#tests/support/cost-machines.ts";
import { pricesOf, testPrices } from "#tests/support/cost-prices.ts";

describe("A disk is billed by the next tier up (pricing dossier 6)", () => {
  it.each([
    ["Premium_LRS", 4, "P1"],
    ["Premium_LRS", 5, "P2"],
    ["Premium_LRS", 127, "P10"],
    ["Premium_ZRS", 129, "P15"],
    ["StandardSSD_LRS", 128, "E10"],
    ["StandardSSD_ZRS", 32_767, "E80"],
    ["Standard_LRS", 4, "S4"],
    ["Standard_LRS", 33, "S6"],
  ])("%s of %s GiB is %s", (sku, sizeGib, tier) => {
    expect(diskQuestion(sku, sizeGib, "eastus")).toMatchObject({ tier, redundancy: sku.slice(-3) });
  });

  it("Premium SSD v2 and Ultra are billed by GiB", () => {
    expect(diskQuestion("PremiumV2_LRS", 100, "eastus")).toMatchObject({ charge: "DiskCapacity", family: "PremiumV2" });
    expect(diskQuestion("UltraSSD_LRS", 100, "eastus")).toMatchObject({ charge: "DiskCapacity", family: "Ultra" });
  });

  it.each([
    [null, 100],
    ["Premium_LRS", 40_000],
    ["Something_LRS", 100],
  ])("%s of %s GiB has no tier", (sku, sizeGib) => {
    expect(diskQuestion(sku, sizeGib, "eastus")).toBeNull();
  });
});

it("Restored disks of one tier are one line, and what has no price is named", () => {
  const disks = [
    { sku: "Premium_LRS", sizeGib: 128 },
    { sku: "Premium_LRS", sizeGib: 127 },
    { sku: "Standard_LRS", sizeGib: 30 },
    { sku: "PremiumV2_LRS", sizeGib: 100 },
    { sku: "UltraSSD_LRS", sizeGib: 100 },
    { sku: "Premium_LRS", sizeGib: null },
  ];
  const estimate = toEstimate(restoredDisks(disks, "eastus"), testPrices);
  expect(
    estimate.lines.map(({ quantity, unit, because }) => [quantity.expected, unit, because]),
  ).toMatchInlineSnapshot(`
    [
      [
        2,
        "Disks",
        "2 disks of tier P10, billed for the whole tier until they are deleted.",
      ],
      [
        1,
        "Disks",
        "1 disk of tier S4, billed for the whole tier until it is deleted.",
      ],
      [
        100,
        "GiB",
        "100 GiB provisioned; IOPS and throughput beyond what is free come on top.",
      ],
    ]
  `);
  expect(monthlyTotal(estimate).expected).toBeCloseTo(2 * 19.71 + 1.536 + 8.1, 9);
  expect(estimate.unpriced.map(({ because }) => because)).toMatchInlineSnapshot(`
    [
      "No price is known for this: Provisioned capacity, Ultra Disk in eastus.",
      "The size of a disk is not known, so the restored one has no price.",
    ]
  `);
});

describe("Instant access (pricing dossier 4.3)", () => {
  const machine = makeMachine([], {
    disks: [makeCostDisk({ sku: "PremiumV2_LRS", sizeGib: 1000, usedRatio: said(0.5) }), makeCostDisk()],
    dailyChurnRatio: said(0.02),
  });

  it("has no price known, which is said", () => {
    const { lines, unpriced } = toEstimate(instantAccess(machine, 7, true), testPrices);
    expect(lines).toEqual([]);
    expect(unpriced.map(({ because }) => because)).toEqual([
      "No price is known for this: Instant access storage, Premium SSD v2 in eastus.",
      "No price is known for this: Instant access restore, Premium SSD v2 in eastus.",
    ]);
  });

  it("is billed for what changes, and once for the provisioned size of what is restored, where a price is known", () => {
    const prices = pricesOf([
      [{ charge: "InstantAccessStorage", region: "eastus", family: "PremiumV2" }, 0.1, "PerGibMonth"],
      [{ charge: "InstantAccessRestore", region: "eastus", family: "PremiumV2" }, 0.01, "PerGib"],
    ]);
    expect(onceTotal(toEstimate(instantAccess(machine, 1, true), prices)).expected).toBeCloseTo(
      (10 / 2) * (24 / 730) * 0.1 + 1000 * 0.01,
      9,
    );
    expect(toEstimate(instantAccess(machine, 1, false), prices).lines).toHaveLength(1);
  });
});
