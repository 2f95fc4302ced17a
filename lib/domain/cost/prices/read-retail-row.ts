import type { Json } from "#lib/std/json.ts";
import { priceFlaw } from "./price-flaw.ts";
import type { PriceRow } from "./price-row.ts";

export type RowReading = { row: PriceRow; flaw: null } | { row: null; flaw: string };

const flawed = (flaw: string): RowReading => ({ row: null, flaw });

/** A row of the Retail Prices API as sent, or what is wrong with it (the end of a sentence: "3 rows left out: …"). */
export function readRetailRow(raw: Json, expected: { region: string; currency: string }): RowReading {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return flawed("not a row of a price list");
  const text = (name: string): string => (typeof raw[name] === "string" ? raw[name] : "");
  const { retailPrice, tierMinimumUnits, isPrimaryMeterRegion } = raw;
  if (!text("meterName") || !text("unitOfMeasure") || !text("type")) {
    return flawed("without a meter, a unit or a price type");
  }
  const currency = text("currencyCode");
  if (currency !== expected.currency) return flawed(`in ${currency || "no currency"} instead of ${expected.currency}`);
  if (text("armRegionName").toLowerCase() !== expected.region)
    return flawed(`of another region than ${expected.region}`);
  const amount = typeof retailPrice === "number" ? retailPrice : Number.NaN;
  const flaw = priceFlaw(amount);
  if (flaw !== null) return flawed(`${text("meterName")} of ${text("productName")} ${flaw}`);
  return {
    row: {
      currencyCode: currency,
      armRegionName: expected.region,
      serviceName: text("serviceName"),
      productName: text("productName"),
      skuName: text("skuName"),
      meterName: text("meterName"),
      meterId: text("meterId") || null,
      unitOfMeasure: text("unitOfMeasure"),
      retailPrice: amount,
      tierMinimumUnits: typeof tierMinimumUnits === "number" ? tierMinimumUnits : 0,
      type: text("type"),
      isPrimaryMeterRegion: typeof isPrimaryMeterRegion === "boolean" ? isPrimaryMeterRegion : null,
      effectiveStartDate: instant(text("effectiveStartDate")),
    },
    flaw: null,
  };
}

const instant = (text: string): string | null => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString());
