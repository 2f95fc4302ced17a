import type { sheetFormats } from "#lib/contracts/prices.ts";
import { type ColumnNames, findColumns, plainName } from "../../files/find-columns.ts";

export type SheetField =
  | "charge"
  | "variant"
  | "region"
  | "price"
  | "currency"
  | "service"
  | "product"
  | "sku"
  | "meter"
  | "meterId"
  | "unit"
  | "type"
  | "offer"
  | "tier"
  | "from"
  | "until";

/** A row of a sheet by our names for its columns, without blanks around; undefined for what is not there or empty. */
export type SheetRecord = (field: SheetField) => string | undefined;
export type SheetFormat = (typeof sheetFormats)[number];

/**
 * Names of columns, in lower case and without blanks, the best first: Microsoft's price sheet schemas for Enterprise Agreements (2025-06-26)
 * and Customer Agreements (2025-01-24), the Price Sheet API, the Retail Prices API, and our own sheet.
 */
const names: ColumnNames<SheetField> = {
  charge: ["charge"],
  variant: ["variant"],
  region: ["armregionname", "meterregion", "meterlocation", "region", "location"],
  price: ["unitprice", "price", "retailprice"],
  currency: ["currencycode", "currency", "billingcurrency"],
  service: ["metercategory", "servicename"],
  product: ["metersubcategory", "productname", "product"],
  sku: ["skuname"],
  meter: ["metername"],
  meterId: ["meterid"],
  unit: ["unitofmeasure", "unit"],
  type: ["pricetype", "type"],
  offer: ["productordername", "offerid"],
  tier: ["tierminimumunits"],
  from: ["effectivestartdate", "effectivefrom"],
  until: ["effectiveenddate"],
};

/** Which column has which field. */
export const columnsOf = (header: readonly string[]): Map<SheetField, number> => findColumns(header, names);

/** The first is enough, or any of the others with it. */
const needed: readonly [fields: SheetField[], columns: string][] = [
  [["price"], "a price (unitPrice, price)"],
  [["currency"], "a currency (currencyCode, currency)"],
  [["region"], "a region (meterRegion, armRegionName, region)"],
  [["charge", "meter", "meterId"], "what is priced (meterName, meterId, charge)"],
];

/** What a sheet with these columns lacks; empty when it can be read. */
export const missingColumns = (columns: ReadonlyMap<SheetField, number>): string[] =>
  needed.filter(([fields]) => !fields.some((field) => columns.has(field))).map(([, words]) => words);

export function formatOf(header: readonly string[]): SheetFormat {
  const plain = new Set(header.map(plainName));
  if (plain.has("charge")) return "Stillpoint";
  if (plain.has("retailprice")) return "RetailPrices";
  return plain.has("billingprofileid") || plain.has("billingcurrency") ? "CustomerAgreement" : "EnterpriseAgreement";
}
