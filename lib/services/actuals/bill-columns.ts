import type { billFormats } from "#lib/contracts/actuals.ts";
import { type ColumnNames, findColumns, plainName } from "../files/find-columns.ts";

export type BillField =
  | "cost"
  | "currency"
  | "day"
  | "subscription"
  | "resourceGroup"
  | "region"
  | "service"
  | "product"
  | "productName"
  | "meter"
  | "meterId"
  | "quantity"
  | "unit"
  | "chargeType"
  | "resourceId";

/** A row of a bill by our names for its columns, without blanks around; undefined for what is not there or empty. */
export type BillRecord = (field: BillField) => string | undefined;
export type BillFormat = (typeof billFormats)[number];

/** Microsoft's FOCUS schema, 1.0 to 1.2-preview (2025-06-13). Billed, not effective cost: what stands on the invoice. */
const focusNames: ColumnNames<BillField> = {
  cost: ["billedcost"],
  currency: ["billingcurrency"],
  day: ["chargeperiodstart"],
  subscription: ["subaccountid"],
  resourceGroup: ["xresourcegroupname"],
  region: ["regionid", "regionname", "xskuregion"],
  service: ["xskumetercategory"],
  product: ["xskumetersubcategory"],
  productName: ["xskudescription", "chargedescription"],
  meter: ["skumeter", "xskumetername"],
  meterId: ["xskumeterid"],
  quantity: ["consumedquantity", "pricingquantity"],
  unit: ["consumedunit", "pricingunit"],
  chargeType: ["chargecategory"],
  resourceId: ["resourceid"],
};

/** Microsoft's schemas of actual cost, for Enterprise (2024-08-01) and Customer Agreements (2023-12-01), and older ones. */
const classicNames: ColumnNames<BillField> = {
  cost: ["costinbillingcurrency", "pretaxcost", "cost"],
  currency: ["billingcurrencycode", "billingcurrency", "currency", "currencycode"],
  day: ["date", "usagedatetime", "usagedate"],
  subscription: ["subscriptionid", "subscriptionguid"],
  resourceGroup: ["resourcegroup", "resourcegroupname"],
  region: ["resourcelocationnormalized", "resourcelocation", "location", "meterregion"],
  service: ["metercategory"],
  product: ["metersubcategory"],
  productName: ["productname", "product"],
  meter: ["metername"],
  meterId: ["meterid"],
  quantity: ["quantity", "usagequantity"],
  unit: ["unitofmeasure"],
  chargeType: ["chargetype"],
  resourceId: ["resourceid", "instanceid"],
};

const isFocus = (header: readonly string[]): boolean => {
  const plain = new Set(header.map(plainName));
  return plain.has("billedcost") || plain.has("chargeperiodstart");
};

/** Which column has which field. */
export const billColumnsOf = (header: readonly string[]): Map<BillField, number> =>
  findColumns(header, isFocus(header) ? focusNames : classicNames);

const needed: readonly [field: BillField, columns: string][] = [
  ["cost", "the cost (CostInBillingCurrency, BilledCost)"],
  ["currency", "the currency (BillingCurrencyCode, BillingCurrency)"],
  ["day", "the day (Date, ChargePeriodStart)"],
  ["subscription", "the subscription (SubscriptionId, SubAccountId)"],
  ["service", "the meter's category (MeterCategory, x_SkuMeterCategory)"],
  ["meter", "the meter's name (MeterName, x_SkuMeterName)"],
  ["quantity", "the quantity (Quantity, ConsumedQuantity)"],
];

/** What a bill with these columns lacks; empty when it can be read. */
export const missingBillColumns = (columns: ReadonlyMap<BillField, number>): string[] =>
  needed.filter(([field]) => !columns.has(field)).map(([, words]) => words);

export function billFormatOf(header: readonly string[]): BillFormat {
  if (isFocus(header)) return "Focus";
  const plain = new Set(header.map(plainName));
  if (plain.has("exchangeratepricingtobilling") || plain.has("costinpricingcurrency")) return "CustomerAgreement";
  return plain.has("costinbillingcurrency") ? "EnterpriseAgreement" : "PayAsYouGo";
}
