import { type RequestPriceRefreshInput, requestPriceRefreshInput } from "#lib/contracts/prices.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { extraRegionsSettingKey, loadPriceSettings, saveSetting } from "./price-settings.ts";

/** Asks the worker to read the price list. At most one such job waits. */
export function requestPriceRefresh(
  ctx: ServiceContext,
  input: RequestPriceRefreshInput,
): Promise<Result<{ alsoRegions: string[] }, ServiceError>> {
  const { alsoRegions } = requestPriceRefreshInput.parse(input);
  return runCommand(ctx, "requestPriceRefresh", async (tx) => {
    const { extraRegions } = await loadPriceSettings(tx);
    const regions = [...new Set([...extraRegions, ...alsoRegions])].toSorted();
    if (regions.length > extraRegions.length) await saveSetting(tx, extraRegionsSettingKey, regions);
    await enqueuePriceRefresh(ctx, tx);
    return { value: { alsoRegions }, audit: { action: "prices.refresh", target: "prices", detail: { alsoRegions } } };
  });
}

export const enqueuePriceRefresh = (ctx: ServiceContext, tx: Tx): Promise<void> =>
  ctx.queue.enqueue(tx, "refresh-prices", { v: 1, requestedBy: actorName(ctx.actor) }, { singletonKey: "prices" });
