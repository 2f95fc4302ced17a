import type { PriceList, UnitPrice } from "#lib/domain/cost/price-list.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceSettings } from "./price-settings.ts";
import { listPricesOf, pricesOfFetch } from "./region-prices.ts";
import { tablesInForce } from "./tables-in-force.ts";

/**
 * The prices of some regions (ARM names) in the installation's currency: negotiated ones before list prices, list prices before the
 * seed table. What has no price is not in the list.
 */
export async function loadPriceList(
  ctx: Pick<ServiceContext, "db" | "now">,
  { regions }: { regions: readonly string[] },
): Promise<PriceList> {
  const wanted = [...new Set(regions.map((region) => region.toLowerCase()))].toSorted();
  const { currency } = await loadPriceSettings(ctx.db);
  const [tables, sheets] = await Promise.all([
    tablesInForce(ctx, currency, wanted),
    ctx.db.priceFetch.findMany({
      where: { origin: "PriceSheet", currency, takenAt: { not: null } },
      orderBy: { takenAt: "asc" },
      select: { id: true, startedAt: true },
    }),
  ]);
  const prices: Record<string, UnitPrice> = {};
  const add = (more: Awaited<ReturnType<typeof listPricesOf>>) => {
    for (const each of more.values()) for (const [key, price] of each.prices) prices[key] = price;
  };
  add(await listPricesOf(ctx, currency, wanted, tables));
  // The sheet that was taken last has the last word.
  for (const { id, startedAt } of sheets) {
    add(await pricesOfFetch(ctx, { fetchId: id, origin: "PriceSheet", asOf: startedAt }, wanted));
  }
  return { currency, prices };
}
