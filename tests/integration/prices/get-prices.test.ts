import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getPrices } from "#lib/services/prices/get-prices.ts";
import { setPriceRegions } from "#lib/services/prices/set-price-regions.ts";
import { diskRow, snapshotRow } from "#tests/support/price-rows.ts";
import { refreshBy, rowsOf } from "#tests/support/seed-prices.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
  await seedVm(world.db, await seedSubscription(world.db));
  await setPriceRegions(world.context(), { regions: ["eastus", "northeurope", "eastus"] });
});
afterEach(() => world.close());

describe("what is told about prices", () => {
  it("before anything was read: the seed table's region with its oldest date, and regions without any price", async () => {
    const prices = await getPrices(world.context());
    expect(prices).toMatchObject({ currency: "USD", extraRegions: ["eastus", "northeurope"], asOf: null, last: null });
    expect(
      prices.regions.map(({ region, vmCount, isExtra, origin, asOf }) => [region, vmCount, isExtra, origin, asOf]),
    ).toEqual([
      ["eastus", 0, true, "SeedTable", "2026-01-01T00:00:00.000Z"],
      ["northeurope", 0, true, null, null],
      ["westeurope", 1, false, null, null],
    ]);
    expect(prices.seed).toEqual({ regions: ["eastus", "uksouth"], currency: "USD", newestDate: "2026-07-24" });
  });

  it("after a refresh that not every region took part in: age, charges without a price and why, and what failed", async () => {
    await refreshBy(world, ({ region }) =>
      region === "northeurope"
        ? { ok: false, message: "It is slow." }
        : rowsOf([snapshotRow({ armRegionName: region }), diskRow({ armRegionName: region, retailPrice: -1 })]),
    );
    const { regions, asOf, last } = await getPrices(world.context());
    const westEurope = regions.find(({ region }) => region === "westeurope");
    expect(asOf).toBe(testNow.toISOString());
    expect(westEurope).toMatchObject({ origin: "RetailPrices", rowCount: 1, pricedCount: 1, problems: [] });
    expect(westEurope?.unpriced).toContainEqual({
      charge: "Managed disk P80 LRS",
      reason: "The table has no row for it.",
    });
    expect(regions.find(({ region }) => region === "northeurope")).toMatchObject({
      ...{ origin: null, problems: ["It is slow."] },
    });
    expect(last).toMatchObject({ status: "CompletedWithWarnings", progress: { done: 3, total: 3 } });
  });
});
