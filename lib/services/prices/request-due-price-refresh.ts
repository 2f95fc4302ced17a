import type { ServiceContext } from "../context.ts";
import { loadPriceSettings } from "./price-settings.ts";
import { regionsInUse } from "./regions-in-use.ts";
import { enqueuePriceRefresh } from "./request-price-refresh.ts";

const hourMs = 3_600_000;
/** List prices change by the month. */
const dailyMs = 24 * hourMs;
/** After a failure, and for regions that the inventory has only now found. */
const againMs = hourMs;
const firstLookMs = 60_000;

/** Asks for a refresh once a day, an hour after one that left something out, and soon after a region comes into use. */
export async function requestDuePriceRefresh(ctx: ServiceContext): Promise<void> {
  const regions = [...(await regionsInUse(ctx)).keys()];
  if (regions.length === 0) return;
  const { currency } = await loadPriceSettings(ctx.db);
  const last = await ctx.db.priceFetch.findFirst({
    where: { origin: "RetailPrices", currency },
    orderBy: { startedAt: "desc" },
    include: { regions: { select: { region: true } } },
  });
  if (last) {
    const tried = new Set(last.regions.map(({ region }) => region));
    const isNewRegion = last.status === "Completed" && regions.some((region) => !tried.has(region));
    const waitMs = isNewRegion ? firstLookMs : last.status === "Completed" ? dailyMs : againMs;
    if (ctx.now().getTime() - last.startedAt.getTime() < waitMs) return;
  }
  await ctx.db.$transaction((tx) => enqueuePriceRefresh(ctx, tx));
}
