import type { PriceQuestion, UnitPrice } from "../price-list.ts";
import { isRowOf, type MeterRule, meterRuleOf } from "./meter-rules.ts";
import { priceFlaw } from "./price-flaw.ts";
import type { PriceRow } from "./price-row.ts";
import { readUnit } from "./read-unit.ts";

export type MatchedPrice = Omit<UnitPrice, "origin" | "asOf">;
export type NoPriceReason = "NoRow" | "NotYetInForce" | "NotPlausible" | "UnknownUnit" | "SeveralPrices";
export type PriceAnswer = { price: MatchedPrice; reason: null } | { price: null; reason: NoPriceReason };

const none = (reason: NoPriceReason): PriceAnswer => ({ price: null, reason });

/**
 * The one price that rows of any order give to a question, by the rules of the pricing dossier 7.1 and 7.2: pay-as-you-go rows of
 * the region, in force now, the latest date, the primary meter before others, the first tier that costs something. Rows that
 * still disagree give no price: a guess could be four times too high.
 */
export function answerQuestion(question: PriceQuestion, rows: readonly PriceRow[], now: Date): PriceAnswer {
  const rule = meterRuleOf(question);
  const region = question.region.toLowerCase();
  const named = rows.filter(
    (row) => row.type === "Consumption" && row.armRegionName.toLowerCase() === region && isRowOf(rule, row),
  );
  if (named.length === 0) return none("NoRow");
  const inForce = named.filter((row) => !row.effectiveStartDate || new Date(row.effectiveStartDate) <= now);
  if (inForce.length === 0) return none("NotYetInForce");
  const sound = inForce.filter((row) => priceFlaw(row.retailPrice) === null);
  if (sound.length === 0) return none("NotPlausible");
  const priced = preferInterRegion(rule, sound).flatMap((row) => readPrice(rule, row));
  if (priced.length === 0) return none("UnknownUnit");
  return oneOf(priced);
}

type Priced = { row: PriceRow; price: MatchedPrice };

function readPrice(rule: MeterRule, row: PriceRow): Priced[] {
  const unit = readUnit(row.unitOfMeasure);
  if (unit?.unit !== rule.unit) return [];
  const { meterId, meterName, productName, skuName, effectiveStartDate: effectiveFrom } = row;
  const amount = Number((row.retailPrice * unit.factor).toPrecision(12));
  return [{ row, price: { amount, unit: rule.unit, effectiveFrom, meterId, meterName, productName, skuName } }];
}

/** Bandwidth has several products with such meters. Where one calls itself inter-region, it is that. */
function preferInterRegion(rule: MeterRule, rows: PriceRow[]): PriceRow[] {
  if (rule.product !== null) return rows;
  const named = rows.filter((row) => row.productName.includes("Inter-Region"));
  return named.length > 0 ? named : rows;
}

function oneOf(priced: Priced[]): PriceAnswer {
  const startOf = ({ row }: Priced) => (row.effectiveStartDate ? Date.parse(row.effectiveStartDate) : 0);
  const latest = Math.max(...priced.map(startOf));
  const current = priced.filter((each) => startOf(each) === latest);
  const primary = current.filter(({ row }) => row.isPrimaryMeterRegion === true);
  const preferred = primary.length > 0 ? primary : current;
  const tiers = preferred.toSorted((a, b) => a.row.tierMinimumUnits - b.row.tierMinimumUnits);
  const first = tiers.find(({ price }) => price.amount > 0);
  if (!first) return none("NotPlausible");
  const sameTier = tiers.filter(
    ({ row, price }) => row.tierMinimumUnits === first.row.tierMinimumUnits && price.amount > 0,
  );
  const disagree = sameTier.some(({ price }) => price.amount !== first.price.amount);
  return disagree ? none("SeveralPrices") : { price: first.price, reason: null };
}
