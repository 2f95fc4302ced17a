import { type PriceQuestion, type PriceUnit, priceKey } from "../price-list.ts";
import { meterRuleOf } from "./meter-rules.ts";
import { questionsOf } from "./price-questions.ts";
import type { PriceRow } from "./price-row.ts";

const nameFrom = (charge: string, details: string[]): string =>
  [charge, ...details.filter(Boolean)]
    .map((word) => word.toLowerCase())
    .toSorted()
    .join("|");

/** The price key without its region. */
function nameOf(question: PriceQuestion): string {
  const [charge = "", , ...details] = priceKey(question).split("|");
  return nameFrom(charge, details);
}

const questions = new Map(questionsOf("").map((question) => [nameOf(question), question]));

/**
 * A question by its charge and variant, as people write them in a price sheet of our own: `SnapshotStorage` and `ZRS`, `ManagedDisk` and
 * `P10 LRS`, `DiskCapacity` and `PremiumV2`. Case and the order of the variant's words do not matter.
 */
export function questionBy(charge: string, variant: string, region: string): PriceQuestion | null {
  const question = questions.get(nameFrom(charge.trim(), variant.split(/[\s|]+/)));
  return question ? { ...question, region } : null;
}

const unitsOfMeasure: Record<PriceUnit, string> = {
  PerMonth: "1/Month",
  PerGibMonth: "1 GB/Month",
  PerGib: "1 GB",
};

/** A price given by charge, in the unit that estimates use, written like the row of Azure's table that it stands for. */
export function rowFor(
  question: PriceQuestion,
  price: { amount: number; currency: string; effectiveFrom: string | null },
): PriceRow {
  const { service, product, sku, meters, unit } = meterRuleOf(question);
  return {
    currencyCode: price.currency,
    armRegionName: question.region,
    serviceName: service,
    productName: product ?? "Inter-Region",
    skuName: sku ?? "Inter-Region",
    meterName: meters[0],
    meterId: null,
    unitOfMeasure: unitsOfMeasure[unit],
    retailPrice: price.amount,
    tierMinimumUnits: 0,
    type: "Consumption",
    isPrimaryMeterRegion: null,
    effectiveStartDate: price.effectiveFrom,
  };
}
