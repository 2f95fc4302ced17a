import { type PriceProgress, priceProgress } from "#lib/contracts/prices.ts";
import type { PriceFetch } from "#lib/db/generated/client.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import type { PriceContext } from "./price-context.ts";

/** A refresh reports at each page; with every pause a page takes far less. */
const silenceMs = 10 * 60_000;

/** Opens a refresh unless another one is alive; one whose process died is closed as failed. */
export async function beginPriceRefresh(
  ctx: PriceContext,
  request: { currency: string; requestedBy: string; regionCount: number },
): Promise<PriceFetch | null> {
  const { currency, requestedBy, regionCount } = request;
  const now = ctx.now();
  const open = await ctx.db.priceFetch.findMany({ where: { origin: "RetailPrices", status: "InProgress" } });
  const isAlive = (row: PriceFetch) => now.getTime() - Date.parse(priceProgress.parse(row.progress).at) < silenceMs;
  if (open.some(isAlive)) return null;
  await ctx.db.priceFetch.updateMany({
    where: { id: { in: open.map((row) => row.id) }, status: "InProgress" },
    data: { status: "Failed", endedAt: now, problems: ["The process that read the prices stopped before the end."] },
  });
  const progress: PriceProgress = { done: 0, total: regionCount, message: "Starting", at: now.toISOString() };
  try {
    return await ctx.db.priceFetch.create({
      data: {
        ...{ id: ctx.newId(), origin: "RetailPrices", currency, requestedBy, progress, startedAt: now },
        source: ctx.priceSource.origin,
      },
    });
  } catch (error) {
    // The index "one at a time" let another one through.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
