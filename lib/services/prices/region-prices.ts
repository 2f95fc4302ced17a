import type { UnitPrice } from "#lib/domain/cost/price-list.ts";
import { answerRegion, type RegionAnswers } from "#lib/domain/cost/prices/answer-region.ts";
import type { ServiceContext } from "../context.ts";
import { loadRegionRows } from "./load-region-rows.ts";
import { seedPrices } from "./seed-prices.ts";
import type { RegionTable } from "./tables-in-force.ts";

/** Prices by key, each with where it comes from and of when it is. */
export type OriginPrices = ReadonlyMap<string, UnitPrice>;
export type RegionPrices = { prices: OriginPrices; unanswered: RegionAnswers["unanswered"] };

const hourMs = 3_600_000;
const keptMax = 2_000;
const hourOf = (now: Date): number => Math.floor(now.getTime() / hourMs);

/**
 * What one fetch says of one region. Rows never change, so the answer is kept in the process, for an hour because rows come into
 * force by the clock.
 */
const kept = new Map<string, RegionPrices>();

type Source = { fetchId: string; origin: "RetailPrices" | "PriceSheet"; asOf: Date };

export async function pricesOfFetch(
  ctx: Pick<ServiceContext, "db" | "now">,
  source: Source,
  regions: readonly string[],
): Promise<Map<string, RegionPrices>> {
  const keyOf = (region: string) => `${hourOf(ctx.now())}|${source.fetchId}|${region}`;
  const missing = regions.filter((region) => !kept.has(keyOf(region)));
  if (missing.length > 0) {
    const rows = Map.groupBy(await loadRegionRows(ctx, source.fetchId, missing), (row) => row.armRegionName);
    for (const region of missing) keep(keyOf(region), withOrigin(region, rows.get(region) ?? [], source, ctx.now()));
  }
  return new Map(
    regions.flatMap((region) => {
      const prices = kept.get(keyOf(region));
      return prices ? [[region, prices]] : [];
    }),
  );
}

function withOrigin(
  region: string,
  rows: Parameters<typeof answerRegion>[1],
  { origin, asOf }: Source,
  now: Date,
): RegionPrices {
  const { prices, unanswered } = answerRegion(region, rows, now);
  const dated = [...prices].map(([key, price]): [string, UnitPrice] => [
    key,
    { ...price, origin, asOf: asOf.toISOString() },
  ]);
  return { prices: new Map(dated), unanswered };
}

function keep(key: string, prices: RegionPrices): void {
  kept.set(key, prices);
  const oldest = kept.keys().next().value;
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
}

/** What the seed table says of a region: often nothing. */
export function seedPricesOf(region: string, currency: string, now: Date): RegionPrices {
  const own = seedPrices.filter(({ row }) => row.armRegionName === region && row.currencyCode === currency);
  const { prices, unanswered } = answerRegion(
    region,
    own.map(({ row }) => row),
    now,
  );
  const dateOf = (price: { skuName: string; meterName: string }): string =>
    own.find(({ row }) => row.skuName === price.skuName && row.meterName === price.meterName)?.date ?? "";
  const dated = [...prices].map(([key, price]): [string, UnitPrice] => [
    key,
    { ...price, origin: "SeedTable", asOf: new Date(dateOf(price)).toISOString() },
  ]);
  return { prices: new Map(dated), unanswered };
}

/** No regions of ours go without list prices twice: the seed table stands in only where the list was never read. */
export async function listPricesOf(
  ctx: Pick<ServiceContext, "db" | "now">,
  currency: string,
  regions: readonly string[],
  tables: readonly RegionTable[],
): Promise<Map<string, RegionPrices>> {
  const byFetch = Map.groupBy(tables, ({ fetchId, fetchedAt }) => `${fetchId}|${fetchedAt.toISOString()}`);
  const found = new Map<string, RegionPrices>();
  for (const group of byFetch.values()) {
    const [first] = group;
    if (!first) continue;
    const source = { fetchId: first.fetchId, origin: "RetailPrices" as const, asOf: first.fetchedAt };
    const prices = await pricesOfFetch(
      ctx,
      source,
      group.map(({ region }) => region),
    );
    for (const [region, each] of prices) found.set(region, each);
  }
  for (const region of regions) if (!found.has(region)) found.set(region, seedPricesOf(region, currency, ctx.now()));
  return found;
}
