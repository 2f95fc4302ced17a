import type { PriceReading, PriceRequest, PriceSource } from "#lib/azure/port.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import type { PriceContext } from "#lib/services/prices/price-context.ts";
import { refreshPrices } from "#lib/services/prices/refresh-prices.ts";
import type { TestWorld } from "./service-context.ts";

type Answer = (request: PriceRequest) => PriceReading | Promise<PriceReading>;

export const rowsOf = (rows: PriceRow[]): PriceReading => ({ ok: true, rows });

const sourceOf = (answer: Answer): PriceSource => ({
  origin: "https://prices.example.com",
  listRegion: async (request) => answer(request),
});

/** One refresh against a price list whose answers the test writes; rows are put into the region and currency asked for. */
export const refreshWith = (world: TestWorld, rows: PriceRow[], overrides: Partial<PriceContext> = {}) =>
  refreshBy(
    world,
    ({ region, currency }) => rowsOf(rows.map((row) => ({ ...row, armRegionName: region, currencyCode: currency }))),
    overrides,
  );

export const refreshBy = (world: TestWorld, answer: Answer, overrides: Partial<PriceContext> = {}) =>
  refreshPrices({ ...world.context(overrides), priceSource: sourceOf(answer) }, "tests");
