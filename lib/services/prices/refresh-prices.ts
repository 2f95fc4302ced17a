import type { PriceFetchStatusName, PriceProgress } from "#lib/contracts/prices.ts";
import type { PriceFetch } from "#lib/db/generated/client.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { beginPriceRefresh } from "./begin-price-refresh.ts";
import { forgetOldPrices } from "./forget-old-prices.ts";
import type { PriceContext } from "./price-context.ts";
import { loadPriceSettings } from "./price-settings.ts";
import { type RegionOutcome, refreshRegion } from "./refresh-region.ts";
import { regionsInUse } from "./regions-in-use.ts";

/** The price list is a public service: two questions at once are quick enough for sixty regions. */
const regionsAtOnce = 2;

/**
 * One pass over the price list for all regions in use. Each region is stored by itself as soon as it is complete, so that a failure
 * later on, or a worker that dies, costs nothing that was read, and nothing that was in force before.
 * @returns null when there is nothing to ask for or another refresh is under way
 */
export async function refreshPrices(ctx: PriceContext, requestedBy: string): Promise<PriceFetchStatusName | null> {
  const regions = [...(await regionsInUse(ctx)).keys()];
  const { currency } = await loadPriceSettings(ctx.db);
  const fetch =
    regions.length > 0 && (await beginPriceRefresh(ctx, { currency, requestedBy, regionCount: regions.length }));
  if (!fetch) return null;
  try {
    const outcomes = await readRegions(ctx, fetch, regions);
    const status = await endRefresh(ctx, fetch, outcomes);
    await forgetOldPrices(ctx);
    return status;
  } catch (error) {
    const problems = ["The refresh ended with an internal error; the log has the details."];
    const data = { status: "Failed" as const, endedAt: ctx.now(), problems };
    await ctx.db.priceFetch.update({ where: { id: fetch.id }, data });
    throw error;
  }
}

async function readRegions(ctx: PriceContext, fetch: PriceFetch, regions: string[]): Promise<RegionOutcome[]> {
  let done = 0;
  const report = async (message: string) => {
    const progress: PriceProgress = { done, total: regions.length, message, at: ctx.now().toISOString() };
    await ctx.db.priceFetch.update({ where: { id: fetch.id }, data: { progress } });
  };
  return mapLimited(regions, regionsAtOnce, async (region, index) => {
    await report(`Reading ${region}`);
    // Room for the rows of every region, whichever is stored first.
    const outcome = await refreshRegion(ctx, fetch, region, index * ordinalsPerRegion);
    done += 1;
    await report(`${region} read`);
    return outcome;
  });
}

const ordinalsPerRegion = 1_000_000;

async function endRefresh(
  ctx: PriceContext,
  fetch: PriceFetch,
  outcomes: RegionOutcome[],
): Promise<PriceFetchStatusName> {
  const taken = outcomes.filter((outcome) => outcome.isTaken);
  const problems = sentencesOf(outcomes);
  const status = taken.length === 0 ? "Failed" : problems.length > 0 ? "CompletedWithWarnings" : "Completed";
  const endedAt = ctx.now();
  const total = outcomes.length;
  const message = `Prices of ${taken.length} of ${total} regions taken`;
  const progress: PriceProgress = { done: total, total, message, at: endedAt.toISOString() };
  const rowCount = taken.reduce((sum, outcome) => sum + outcome.rowCount, 0);
  await ctx.db.priceFetch.update({ where: { id: fetch.id }, data: { status, endedAt, progress, problems, rowCount } });
  return status;
}

/** A trouble that all regions share is said once. */
function sentencesOf(outcomes: RegionOutcome[]): string[] {
  const regionsBySentence = new Map<string, string[]>();
  for (const { region, problems } of outcomes) {
    for (const sentence of problems) {
      regionsBySentence.set(sentence, [...(regionsBySentence.get(sentence) ?? []), region]);
    }
  }
  return [...regionsBySentence].map(([sentence, regions]) => `${regions.join(", ")}: ${sentence}`);
}
