import type { PricesDto, RegionPricesDto } from "#lib/contracts/prices.ts";
import { priceKey } from "#lib/domain/cost/price-list.ts";
import { noPriceWords, questionInWords } from "#lib/domain/cost/prices/price-words.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceList } from "./load-price-list.ts";
import { loadPriceSettings } from "./price-settings.ts";
import { listPricesOf } from "./region-prices.ts";
import { regionsInUse } from "./regions-in-use.ts";
import { seedPrices } from "./seed-prices.ts";
import { tablesInForce } from "./tables-in-force.ts";
import { sentencesOf, toFetchDto, toSheetSummary } from "./to-price-dto.ts";

const sheetsMax = 50;

/** Which prices Stillpoint reckons with, how old they are, and what it has none for. */
export async function getPrices(ctx: ServiceContext): Promise<PricesDto> {
  const [{ currency, extraRegions }, inUse] = await Promise.all([loadPriceSettings(ctx.db), regionsInUse(ctx)]);
  const [running, last, sheets, regions] = await Promise.all([
    ctx.db.priceFetch.findFirst({ where: { origin: "RetailPrices", status: "InProgress" } }),
    ctx.db.priceFetch.findFirst({
      where: { origin: "RetailPrices", status: { not: "InProgress" } },
      orderBy: { startedAt: "desc" },
    }),
    ctx.db.priceFetch.findMany({
      where: { origin: "PriceSheet" },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: sheetsMax,
    }),
    describeRegions(ctx, currency, inUse, new Set(extraRegions)),
  ]);
  const read = regions.flatMap(({ origin, asOf }) => (origin === "RetailPrices" && asOf ? [asOf] : []));
  return {
    ...{ currency, extraRegions, regions },
    running: running && toFetchDto(running),
    last: last && toFetchDto(last),
    asOf: read.toSorted()[0] ?? null,
    sheets: sheets.map(toSheetSummary),
    seed: describeSeed(),
  };
}

async function describeRegions(
  ctx: ServiceContext,
  currency: string,
  inUse: ReadonlyMap<string, number>,
  extra: ReadonlySet<string>,
): Promise<RegionPricesDto[]> {
  const names = [...inUse.keys()];
  const tables = await tablesInForce(ctx, currency, names);
  const [lists, merged, attempts] = await Promise.all([
    listPricesOf(ctx, currency, names, tables),
    loadPriceList(ctx, { regions: names }),
    lastAttempts(ctx, currency, names),
  ]);
  return names.map((region): RegionPricesDto => {
    const table = tables.find((each) => each.region === region);
    const prices = lists.get(region);
    const dates = [...(prices?.prices.values() ?? [])].map(({ asOf }) => asOf).toSorted();
    const unpriced = (prices?.unanswered ?? []).filter(({ question }) => !merged.prices[priceKey(question)]);
    return {
      ...{ region, vmCount: inUse.get(region) ?? 0, isExtra: extra.has(region) },
      origin: table ? "RetailPrices" : dates.length > 0 ? "SeedTable" : null,
      asOf: dates[0] ?? null,
      rowCount: table?.rowCount ?? 0,
      pricedCount: Object.keys(merged.prices).filter((key) => key.split("|")[1] === region).length,
      unpriced: unpriced.map(({ question, reason }) => ({
        charge: questionInWords(question),
        reason: noPriceWords[reason],
      })),
      problems: attempts.get(region) ?? [],
    };
  });
}

type Attempt = { region: string; isTaken: boolean; problems: unknown };

/** What the last refresh of each region complained about, when it was not taken. */
async function lastAttempts(
  { db }: ServiceContext,
  currency: string,
  regions: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<Attempt[]>`
    select distinct on (r."region") r."region", r."isTaken", r."problems"
    from "PriceFetchRegion" r join "PriceFetch" f on f."id" = r."fetchId"
    where r."region" = any(${regions}) and f."currency" = ${currency}
    order by r."region", r."fetchedAt" desc`;
  return new Map(rows.filter((row) => !row.isTaken).map((row) => [row.region, sentencesOf(row.problems)]));
}

function describeSeed(): PricesDto["seed"] {
  const regions = [...new Set(seedPrices.map(({ row }) => row.armRegionName))].toSorted();
  const newestDate =
    seedPrices
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? "";
  return { regions, currency: seedPrices[0]?.row.currencyCode ?? "", newestDate };
}
