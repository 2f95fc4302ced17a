import { z } from "zod";
import type { PriceUnit, UnitPrice } from "#lib/domain/cost/price-list.ts";

/** Currencies that Azure publishes its list prices in (Retail Prices API, api-version 2023-01-01-preview). */
export const currencies = [
  "USD",
  "AUD",
  "BRL",
  "CAD",
  "CHF",
  "CNY",
  "DKK",
  "EUR",
  "GBP",
  "INR",
  "JPY",
  "KRW",
  "NOK",
  "NZD",
  "RUB",
  "SEK",
  "TWD",
] as const;
export type Currency = (typeof currencies)[number];

export const setPriceCurrencyInput = z.object({ currency: z.enum(currencies) });
export type SetPriceCurrencyInput = z.infer<typeof setPriceCurrencyInput>;

const regionName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]+[a-z0-9]*$/, "Write regions as Azure Resource Manager does, for example westeurope.")
  .max(50);
const regionsMax = 60;

export const requestPriceRefreshInput = z.object({
  /** More regions than those in use, such as the target of a copy; they are fetched from now on. */
  alsoRegions: z.array(regionName).max(regionsMax).default([]),
});
export type RequestPriceRefreshInput = z.input<typeof requestPriceRefreshInput>;

export const setPriceRegionsInput = z.object({
  regions: z.array(regionName).max(regionsMax, `Name at most ${regionsMax} regions.`),
});
export type SetPriceRegionsInput = z.infer<typeof setPriceRegionsInput>;

export const priceSheetInput = z.object({ sheetId: z.uuid() });
export type PriceSheetInput = z.infer<typeof priceSheetInput>;

/** A file of all of Azure's prices has some 250 MB. */
export const sheetBytesMax = 512 * 1024 * 1024;

export const priceProgress = z.object({
  done: z.number(),
  total: z.number(),
  message: z.string(),
  /** Heartbeat: a refresh that has not reported for minutes is dead. */
  at: z.string(),
});
export type PriceProgress = z.infer<typeof priceProgress>;

export type PriceFetchStatusName = "InProgress" | "Completed" | "CompletedWithWarnings" | "Failed";

export type PriceFetchDto = {
  id: string;
  status: PriceFetchStatusName;
  /** Address of the API. */
  source: string;
  currency: string;
  progress: PriceProgress;
  problems: string[];
  rowCount: number;
  requestedBy: string;
  startedAt: string;
  endedAt: string | null;
};

export type UnpricedCharge = { charge: string; reason: string };

export type RegionPricesDto = {
  region: string;
  vmCount: number;
  /** Asked for although no VM is there. */
  isExtra: boolean;
  /** Where its list prices come from; null while none are known. */
  origin: "RetailPrices" | "SeedTable" | null;
  asOf: string | null;
  rowCount: number;
  /** Charges with a price, from whatever origin, and without. */
  pricedCount: number;
  unpriced: UnpricedCharge[];
  /** Why the last refresh did not take the place of what is in force; empty when it did. */
  problems: string[];
};

export type PriceSheetSummary = {
  id: string;
  fileName: string;
  rowCount: number;
  requestedBy: string;
  importedAt: string;
  /** Null for a preview. */
  takenAt: string | null;
};

export type PricesDto = {
  currency: string;
  /** Regions to fetch beside those in use. */
  extraRegions: string[];
  running: PriceFetchDto | null;
  /** The last refresh that ended. */
  last: PriceFetchDto | null;
  /** Age of the oldest list prices in force; null while there are none but the seed table's. */
  asOf: string | null;
  regions: RegionPricesDto[];
  sheets: PriceSheetSummary[];
  seed: { regions: string[]; currency: string; newestDate: string };
};

export const sheetFormats = ["EnterpriseAgreement", "CustomerAgreement", "RetailPrices", "Stillpoint"] as const;

export const sheetReading = z.object({
  format: z.enum(sheetFormats),
  encoding: z.enum(["UTF-8", "UTF-16LE", "UTF-16BE"]),
  /** Null for JSON. */
  delimiter: z.string().nullable(),
  rowsRead: z.number(),
  leftOut: z.array(z.object({ reason: z.string(), count: z.number(), examples: z.array(z.string()) })),
});
export type SheetReading = z.infer<typeof sheetReading>;

export type SheetPrice = {
  region: string;
  charge: string;
  amount: number;
  unit: PriceUnit;
  /** What is in force without this sheet. */
  listPrice: Pick<UnitPrice, "amount" | "origin" | "asOf"> | null;
  isInUse: boolean;
};

export type PriceSheetDto = PriceSheetSummary & {
  currency: string;
  reading: SheetReading;
  /** Regions in use first; at most `shownMax` of `priceCount`. */
  prices: SheetPrice[];
  priceCount: number;
};
