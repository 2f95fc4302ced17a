import type { PriceQuestion } from "../price-list.ts";
import { isMeterOf, type MeterRule, meterRuleOf } from "./meter-rules.ts";
import { questionsOf } from "./price-questions.ts";

type MeterNames = { service: string; product: string; sku: string; meter: string };

const rules: readonly MeterRule[] = questionsOf("").map((question: PriceQuestion) => meterRuleOf(question));
const rulesByMeter = Map.groupBy(
  rules.flatMap((rule) => rule.meters.map((meter) => ({ rule, meter }))),
  ({ meter }) => meter,
);
const beginnings = rules.filter((rule) => rule.isBeginning);

/**
 * The meter that a price sheet's row is about, with the names that Azure's price list has for it. Sheets have no SKU, and some leave the
 * product of a service out that has only one.
 * @returns null for meters that we do not reckon with, and for names that leave it open which meter is meant
 */
export function findMeter(names: MeterNames): MeterRule | null {
  const candidates = [
    ...(rulesByMeter.get(names.meter)?.map(({ rule }) => rule) ?? []),
    ...beginnings.filter((rule) => isMeterOf(rule, names.meter)),
  ].filter((rule) => rule.service === names.service && fits(rule, names));
  const [only, ...others] = new Set(candidates);
  return only && others.length === 0 ? only : null;
}

function fits(rule: MeterRule, { product, sku }: MeterNames): boolean {
  const isProduct = rule.product === null || product === rule.product || (product === "" && rule.service === "Backup");
  const isSku = rule.sku === null || (sku === "" ? rule.isClearWithoutSku : sku === rule.sku);
  return isProduct && isSku;
}
