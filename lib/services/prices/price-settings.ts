import { type Currency, currencies } from "#lib/contracts/prices.ts";
import type { Db, Tx } from "#lib/db/client.ts";

export const currencySettingKey = "prices.currency";
export const extraRegionsSettingKey = "prices.extraRegions";

type PriceSettings = { currency: Currency; extraRegions: string[] };

/** USD is the currency that Azure prices in; the others are for reference. */
export async function loadPriceSettings(db: Db | Tx): Promise<PriceSettings> {
  const rows = await db.setting.findMany({ where: { key: { in: [currencySettingKey, extraRegionsSettingKey] } } });
  const stored = (key: string) => rows.find((row) => row.key === key)?.value;
  const extra = stored(extraRegionsSettingKey);
  return {
    currency: currencies.find((currency) => currency === stored(currencySettingKey)) ?? "USD",
    extraRegions: Array.isArray(extra) ? extra.filter((region): region is string => typeof region === "string") : [],
  };
}

export const saveSetting = (tx: Tx, key: string, value: string | string[]): Promise<unknown> =>
  tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
