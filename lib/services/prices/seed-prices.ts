import { questionBy, rowFor } from "#lib/domain/cost/prices/charge-variant.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { invariant } from "#lib/std/invariant.ts";
import seedTable from "./seed-table.json" with { type: "json" };

type SeedPrice = { row: PriceRow; date: string };

/**
 * Dated list prices of a few regions that come with the product, for an installation that never reached the price list. Data,
 * each figure with its source; nothing is said of other regions or currencies.
 */
export const seedPrices: readonly SeedPrice[] = seedTable.map(({ region, charge, variant, amount, currency, date }) => {
  const question = questionBy(charge, variant, region);
  invariant(question, `The seed table has a price for ${charge} ${variant}, which nobody asks for.`);
  return { row: rowFor(question, { amount, currency, effectiveFrom: null }), date };
});
