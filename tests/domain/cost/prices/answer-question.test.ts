import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceQuestion } from "#lib/domain/cost/price-list.ts";
import { answerQuestion } from "#lib/domain/cost/prices/answer-question.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { diskRow, snapshotRow } from "#tests/support/price-rows.ts";

const now = new Date("2026-03-01T12:00:00Z");
const snapshots: PriceQuestion = { charge: "SnapshotStorage", region: "westeurope", redundancy: "ZRS" };
const p80: PriceQuestion = { charge: "ManagedDisk", region: "westeurope", tier: "P80", redundancy: "LRS" };
const transfer: PriceQuestion = { charge: "InterRegionTransfer", region: "westeurope", reach: "WithinContinent" };

const amount = (question: PriceQuestion, rows: PriceRow[]) => answerQuestion(question, rows, now).price?.amount ?? null;
const reason = (question: PriceQuestion, rows: PriceRow[]) => answerQuestion(question, rows, now).reason;

describe("the traps of Azure's price list (pricing dossier 7.2)", () => {
  it("1: a SKU has several meters, of which one is the disk", () => {
    const rows = [
      diskRow({ meterName: "P80 LRS Disk Operations", unitOfMeasure: "10K", retailPrice: 0.0005 }),
      diskRow({ meterName: "P80 LRS Disk Mount", retailPrice: 219 }),
      diskRow(),
    ];
    expect(amount(p80, rows)).toBe(3604.11);
  });

  it("2: reservations and prices for development have the same meter and are not the price", () => {
    const rows = [
      diskRow({ type: "Reservation", retailPrice: 36_000 }),
      diskRow({ type: "DevTestConsumption", retailPrice: 3_000 }),
    ];
    expect(reason(p80, rows)).toBe("NoRow");
    expect(amount(p80, [...rows, diskRow()])).toBe(3604.11);
  });

  it("3: tiers come in any order, and the first may be free", () => {
    const tier = (tierMinimumUnits: number, retailPrice: number) =>
      snapshotRow({
        serviceName: "Bandwidth",
        productName: "Bandwidth Inter-Region",
        skuName: "Inter-Region",
        meterName: "Intra Continent Data Transfer Out",
        unitOfMeasure: "1 GB",
        tierMinimumUnits,
        retailPrice,
      });
    const tiers = [tier(10_240, 0.015), tier(0, 0), tier(100, 0.02)];
    fc.assert(
      fc.property(fc.shuffledSubarray(tiers, { minLength: 3 }), (rows) => {
        expect(amount(transfer, rows)).toBe(0.02);
      }),
    );
  });

  it.each(["Global", "", "Zone 1"])("4: a row of the region %j is no region's row", (armRegionName) => {
    expect(reason(snapshots, [snapshotRow({ armRegionName })])).toBe("NoRow");
  });

  it("5: GB in a unit means GiB, and an hour is a 730th of a month", () => {
    expect(answerQuestion(snapshots, [snapshotRow()], now).price).toMatchObject({ amount: 0.05, unit: "PerGibMonth" });
    const capacity = snapshotRow({
      productName: "Azure Premium SSD v2",
      skuName: "Premium LRS",
      meterName: "Premium LRS Provisioned Capacity",
      unitOfMeasure: "1 GiB/Hour",
      retailPrice: 0.000111,
    });
    const question: PriceQuestion = { charge: "DiskCapacity", region: "westeurope", family: "PremiumV2" };
    expect(answerQuestion(question, [capacity], now).price).toMatchObject({ amount: 0.08103, unit: "PerGibMonth" });
  });

  it("6: of several dates the latest that has come counts", () => {
    const rows = [
      snapshotRow({ effectiveStartDate: "2099-01-01T00:00:00.000Z", retailPrice: 0.052 }),
      snapshotRow({ effectiveStartDate: "2021-03-01T00:00:00.000Z", retailPrice: 0.049 }),
      snapshotRow(),
    ];
    expect(amount(snapshots, rows)).toBe(0.05);
    expect(reason(snapshots, rows.slice(0, 1))).toBe("NotYetInForce");
  });

  it("7: of two equal rows the one of the primary meter counts", () => {
    expect(amount(snapshots, [snapshotRow({ isPrimaryMeterRegion: false, retailPrice: 0.055 }), snapshotRow()])).toBe(
      0.05,
    );
    expect(amount(snapshots, [snapshotRow({ isPrimaryMeterRegion: false, retailPrice: 0.055 })])).toBe(0.055);
  });
});

describe("a price", () => {
  it.each([
    ["Premium SSD Managed Disks", "ZRS Snapshots", 0.198],
    ["Standard SSD Managed Disks", "Snapshots ZRS Snapshots", 0.198],
    ["Standard Page Blob v2", "ZRS Snapshots", 0.12],
  ])("is never taken from %s, whose meter is called %s", (productName, meterName, retailPrice) => {
    expect(amount(snapshots, [snapshotRow({ productName, meterName, retailPrice }), snapshotRow()])).toBe(0.05);
    expect(reason(snapshots, [snapshotRow({ productName, meterName, retailPrice })])).toBe("NoRow");
  });

  it("is found under the doubled name that bills of 2024 show", () => {
    expect(amount(snapshots, [snapshotRow({ meterName: "Snapshots ZRS Snapshots" })])).toBe(0.05);
  });

  it("is not known when rows of one day, kind and tier disagree; saying the same twice is no disagreement", () => {
    expect(reason(snapshots, [snapshotRow(), snapshotRow({ retailPrice: 0.06 })])).toBe("SeveralPrices");
    expect(amount(snapshots, [snapshotRow(), snapshotRow()])).toBe(0.05);
  });

  it.each([-0.05, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 0])("is never %d", (retailPrice) => {
    expect(reason(snapshots, [snapshotRow({ retailPrice })])).toBe("NotPlausible");
  });

  it("is not known in a unit of another kind", () => {
    expect(reason(snapshots, [snapshotRow({ unitOfMeasure: "10K" })])).toBe("UnknownUnit");
    expect(reason(snapshots, [snapshotRow({ unitOfMeasure: "1/Month" })])).toBe("UnknownUnit");
  });

  it("is that of one unit where a sheet sells in blocks", () => {
    expect(amount(snapshots, [snapshotRow({ unitOfMeasure: "100 GB/Month", retailPrice: 4.3 })])).toBe(0.043);
  });

  it("does not depend on the order of the rows", () => {
    const rows = [
      snapshotRow(),
      snapshotRow({ retailPrice: 0.049, effectiveStartDate: null }),
      snapshotRow({ retailPrice: 0.055, isPrimaryMeterRegion: false }),
      snapshotRow({ retailPrice: 0.2, productName: "Premium SSD Managed Disks" }),
      snapshotRow({ retailPrice: 9, type: "Reservation" }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(amount(snapshots, shuffled)).toBe(0.05);
      }),
    );
  });
});
