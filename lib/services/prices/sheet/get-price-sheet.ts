import { type PriceSheetDto, type PriceSheetInput, type SheetPrice, sheetReading } from "#lib/contracts/prices.ts";
import { priceKey } from "#lib/domain/cost/price-list.ts";
import { questionsOf } from "#lib/domain/cost/prices/price-questions.ts";
import { questionInWords } from "#lib/domain/cost/prices/price-words.ts";
import type { ServiceContext } from "../../context.ts";
import { listPricesOf, pricesOfFetch } from "../region-prices.ts";
import { regionsInUse } from "../regions-in-use.ts";
import { tablesInForce } from "../tables-in-force.ts";
import { toSheetSummary } from "../to-price-dto.ts";
import { requireSheet } from "./require-sheet.ts";

const shownMax = 300;

/** What a sheet says beside the list prices: regions in use first. */
export async function getPriceSheet(ctx: ServiceContext, { sheetId }: PriceSheetInput): Promise<PriceSheetDto> {
  const sheet = await requireSheet(ctx.db, sheetId);
  const inUse = await regionsInUse(ctx);
  const groups = await ctx.db.priceRow.groupBy({ by: ["armRegionName"], where: { fetchId: sheetId } });
  const regions = groups
    .map(({ armRegionName }) => armRegionName)
    .toSorted((a, b) => Number(inUse.has(b)) - Number(inUse.has(a)) || (a < b ? -1 : 1));
  const tables = await tablesInForce(ctx, sheet.currency, regions);
  const [lists, own] = await Promise.all([
    listPricesOf(ctx, sheet.currency, regions, tables),
    pricesOfFetch(ctx, { fetchId: sheetId, origin: "PriceSheet", asOf: sheet.startedAt }, regions),
  ]);
  const prices = regions.flatMap((region) =>
    questionsOf(region).flatMap((question): SheetPrice[] => {
      const price = own.get(region)?.prices.get(priceKey(question));
      if (!price) return [];
      const list = lists.get(region)?.prices.get(priceKey(question));
      return [
        {
          ...{ region, charge: questionInWords(question), amount: price.amount, unit: price.unit },
          listPrice: list ? { amount: list.amount, origin: list.origin, asOf: list.asOf } : null,
          isInUse: inUse.has(region),
        },
      ];
    }),
  );
  return {
    ...toSheetSummary(sheet),
    currency: sheet.currency,
    reading: sheetReading.parse(sheet.sheet),
    prices: prices.slice(0, shownMax),
    priceCount: prices.length,
  };
}
