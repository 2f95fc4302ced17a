import type { SetPriceRegionsInput } from "#lib/contracts/prices.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { extraRegionsSettingKey, loadPriceSettings, saveSetting } from "./price-settings.ts";
import { enqueuePriceRefresh } from "./request-price-refresh.ts";

/** Regions without VMs that prices are wanted for, such as the target of copies. */
export function setPriceRegions(
  ctx: ServiceContext,
  { regions }: SetPriceRegionsInput,
): Promise<Result<{ regions: string[] }, ServiceError>> {
  return runCommand(ctx, "setPriceRegions", async (tx) => {
    const before = (await loadPriceSettings(tx)).extraRegions;
    const after = [...new Set(regions)].toSorted();
    await saveSetting(tx, extraRegionsSettingKey, after);
    if (after.some((region) => !before.includes(region))) await enqueuePriceRefresh(ctx, tx);
    return {
      value: { regions: after },
      audit: { action: "settings.priceRegions", target: extraRegionsSettingKey, detail: { before, after } },
    };
  });
}
