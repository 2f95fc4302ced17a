import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { priceOf } from "#lib/domain/cost/price-list.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { loadPriceList } from "#lib/services/prices/load-price-list.ts";
import { requestDuePriceRefresh } from "#lib/services/prices/request-due-price-refresh.ts";
import { requestPriceRefresh } from "#lib/services/prices/request-price-refresh.ts";
import { setPriceCurrency } from "#lib/services/prices/set-price-currency.ts";
import { diskRow, snapshotRow } from "#tests/support/price-rows.ts";
import { refreshBy, refreshWith, rowsOf } from "#tests/support/seed-prices.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
  await seedVm(world.db, await seedSubscription(world.db));
});
afterEach(() => world.close());

const dayMs = 86_400_000;
const later = (days: number) => ({ now: () => new Date(testNow.getTime() + days * dayMs) });
const good = [snapshotRow(), diskRow()];
const snapshotPrice = async (region = "westeurope", days = 0) =>
  priceOf(await loadPriceList(world.context(later(days)), { regions: [region] }), {
    charge: "SnapshotStorage",
    region,
    redundancy: "ZRS",
  });
const lastFetch = () => world.db.priceFetch.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
const rowOf = (row: PriceRow, region: string) => ({ ...row, armRegionName: region });

describe("a refresh", () => {
  it("keeps the rows of every region in use as they came, with the time, and tells where each price is from", async () => {
    await requestPriceRefresh(world.context(), { alsoRegions: ["northeurope"] });
    expect(world.jobs).toEqual([{ name: "refresh-prices", payload: { v: 1, requestedBy: "olga@example.com" } }]);
    expect(await refreshWith(world, good)).toBe("Completed");
    expect(await snapshotPrice()).toEqual({
      ...{ amount: 0.05, unit: "PerGibMonth", origin: "RetailPrices", asOf: testNow.toISOString() },
      ...{ effectiveFrom: "2024-01-01T00:00:00.000Z", meterId: "meter-1", meterName: "ZRS Snapshots" },
      ...{ productName: "Standard HDD Managed Disks", skuName: "Snapshots ZRS" },
    });
    expect((await snapshotPrice("northeurope"))?.amount).toBe(0.05);
    const rows = await world.db.priceRow.findMany({ orderBy: { ordinal: "asc" } });
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ fetchedAt: testNow, raw: { ...snapshotRow(), armRegionName: "northeurope" } });
    expect(await lastFetch()).toMatchObject({
      ...{ status: "Completed", rowCount: 4, source: "https://prices.example.com", problems: [] },
      progress: { done: 2, total: 2, message: "Prices of 2 of 2 regions taken" },
    });
  });

  it("that fails leaves the last good prices with their date", async () => {
    await refreshWith(world, good);
    const outage = "prices.example.com cannot be reached: the connection was refused. It was asked 4 times.";
    expect(await refreshBy(world, () => ({ ok: false, message: outage }), later(1))).toBe("Failed");
    expect(await snapshotPrice("westeurope", 1)).toMatchObject({ amount: 0.05, asOf: testNow.toISOString() });
    expect(await lastFetch()).toMatchObject({ status: "Failed", problems: [`westeurope: ${outage}`] });
  });

  it("that reaches only some regions renews those, and says what is wrong with the others", async () => {
    await requestPriceRefresh(world.context(), { alsoRegions: ["northeurope"] });
    await refreshWith(world, good);
    const dearer = snapshotRow({ retailPrice: 0.06 });
    const status = await refreshBy(
      world,
      ({ region }) =>
        region === "westeurope"
          ? { ok: false, message: "It is slow." }
          : rowsOf([rowOf(dearer, region), rowOf(diskRow(), region)]),
      later(1),
    );
    expect(status).toBe("CompletedWithWarnings");
    expect((await snapshotPrice("westeurope", 1))?.amount).toBe(0.05);
    expect((await snapshotPrice("northeurope", 1))?.amount).toBe(0.06);
    expect((await lastFetch()).problems).toEqual(["westeurope: It is slow."]);
  });

  it.each<[string, PriceRow[], string]>([
    ["rows are missing", [diskRow()], "Snapshot storage ZRS had a price and has none now"],
    ["a price is absurd", [snapshotRow({ retailPrice: 5e9 }), diskRow()], "has the absurd price 5000000000"],
    ["a price is negative", [snapshotRow({ retailPrice: -0.05 }), diskRow()], "has the negative price -0.05"],
    [
      "a comma slipped",
      [snapshotRow({ retailPrice: 5 }), diskRow()],
      "went from 0.05 to 5, which is more than tenfold",
    ],
    ["only a price for development is left", [snapshotRow({ type: "DevTestConsumption" }), diskRow()], "has none now"],
    [
      "only a future price is left",
      [snapshotRow({ effectiveStartDate: "2099-01-01T00:00:00.000Z" }), diskRow()],
      "is not in force yet",
    ],
  ])("keeps the earlier prices when %s", async (_, rows, sentence) => {
    await refreshWith(world, good);
    expect(await refreshWith(world, rows, later(1))).toBe("Failed");
    expect((await snapshotPrice("westeurope", 1))?.amount).toBe(0.05);
    expect(JSON.stringify((await lastFetch()).problems)).toContain(sentence);
  });

  it("leaves rows in a second currency out, and says how many", async () => {
    const status = await refreshBy(world, ({ region }) =>
      rowsOf([...good, snapshotRow({ currencyCode: "EUR", retailPrice: 0.04 })].map((row) => rowOf(row, region))),
    );
    expect(status).toBe("CompletedWithWarnings");
    expect((await snapshotPrice())?.amount).toBe(0.05);
    expect((await lastFetch()).problems).toEqual(["westeurope: 1 row left out: in EUR instead of USD."]);
  });

  it("stores a row once that two pages repeat", async () => {
    await refreshWith(world, [...good, ...good]);
    expect(await world.db.priceRow.count()).toBe(2);
  });

  it("does not begin beside another one, and takes the place of one whose process died", async () => {
    let inner: unknown = "not asked";
    await refreshBy(world, async ({ region }) => {
      inner = await refreshWith(world, good);
      return rowsOf(good.map((row) => rowOf(row, region)));
    });
    expect(inner).toBeNull();
    await world.db.priceFetch.updateMany({ data: { status: "InProgress", endedAt: null } });
    expect(await refreshWith(world, good, later(1))).toBe("Completed");
    expect(await world.db.priceFetch.count({ where: { status: "Failed" } })).toBe(1);
  });

  it("in another currency leaves the first one's prices for the day when it is chosen again", async () => {
    await refreshWith(world, good);
    await setPriceCurrency(world.context(), { currency: "EUR" });
    expect(await snapshotPrice()).toBeNull();
    await refreshWith(world, [snapshotRow({ retailPrice: 0.0425 }), diskRow()], later(1));
    expect((await snapshotPrice("westeurope", 1))?.amount).toBe(0.0425);
    await setPriceCurrency(world.context(), { currency: "USD" });
    expect((await snapshotPrice("westeurope", 1))?.amount).toBe(0.05);
  });

  it("deletes fetches after a quarter, but never one that is in force", async () => {
    await refreshWith(world, good);
    await refreshWith(world, good, later(1));
    await refreshBy(world, () => ({ ok: false, message: "Away." }), later(200));
    const fetches = await world.db.priceFetch.findMany({ orderBy: { startedAt: "asc" } });
    expect(fetches.map((fetch) => fetch.status)).toEqual(["Completed", "Failed"]);
    expect((await snapshotPrice("westeurope", 200))?.asOf).toBe(later(1).now().toISOString());
  });
});

describe("the worker's clock", () => {
  const asked = async (days: number) => {
    world.jobs.length = 0;
    await requestDuePriceRefresh(world.context(later(days)));
    return world.jobs.length;
  };

  it("asks for prices at once, then daily; hourly after a failure; soon for a new region", async () => {
    expect(await asked(0)).toBe(1);
    await refreshWith(world, good);
    expect([await asked(0.9), await asked(1)]).toEqual([0, 1]);
    await refreshBy(world, () => ({ ok: false, message: "Away." }), later(1));
    expect([await asked(1.02), await asked(1.05)]).toEqual([0, 1]);
    await refreshWith(world, good, later(2));
    await requestPriceRefresh(world.context(), { alsoRegions: ["northeurope"] });
    expect(await asked(2.01)).toBe(1);
  });

  it("asks for nothing while no region is in use", async () => {
    await world.db.virtualMachine.updateMany({ data: { disappearedAt: testNow } });
    expect(await asked(0)).toBe(0);
  });
});

describe("with nothing ever fetched", () => {
  it("only the seed table's regions and currency have prices, each with its date", async () => {
    const east = await snapshotPrice("eastus");
    expect(east).toMatchObject({ amount: 0.05, origin: "SeedTable", asOf: "2026-07-24T00:00:00.000Z" });
    const list = await loadPriceList(world.context(), { regions: ["eastus"] });
    const capacity = priceOf(list, { charge: "DiskCapacity", region: "eastus", family: "PremiumV2" });
    expect(capacity).toMatchObject({ amount: 0.081, unit: "PerGibMonth" });
    expect(await snapshotPrice("westeurope")).toBeNull();
    await setPriceCurrency(world.context(), { currency: "EUR" });
    expect(await snapshotPrice("eastus")).toBeNull();
  });

  it("the seed table is silent about a region whose prices were read", async () => {
    await world.db.virtualMachine.updateMany({ data: { location: "eastus" } });
    await refreshWith(world, [snapshotRow()]);
    const list = await loadPriceList(world.context(), { regions: ["eastus"] });
    expect(Object.values(list.prices).map((price) => price.origin)).toEqual(["RetailPrices"]);
  });
});
