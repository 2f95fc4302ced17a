import type { SetPriceCurrencyInput } from "#lib/contracts/prices.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { currencySettingKey, loadPriceSettings, saveSetting } from "./price-settings.ts";
import { enqueuePriceRefresh } from "./request-price-refresh.ts";

/** Prices are never converted: the list is asked for in the new currency, and sheets in the old one rest. */
export function setPriceCurrency(
  ctx: ServiceContext,
  { currency }: SetPriceCurrencyInput,
): Promise<Result<{ currency: string }, ServiceError>> {
  return runCommand(ctx, "setPriceCurrency", async (tx) => {
    const before = (await loadPriceSettings(tx)).currency;
    await saveSetting(tx, currencySettingKey, currency);
    await enqueuePriceRefresh(ctx, tx);
    return {
      value: { currency },
      audit: { action: "settings.priceCurrency", target: currencySettingKey, detail: { before, after: currency } },
    };
  });
}
