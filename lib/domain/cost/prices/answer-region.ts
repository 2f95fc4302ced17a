import { type PriceQuestion, priceKey } from "../price-list.ts";
import { answerQuestion, type MatchedPrice, type NoPriceReason } from "./answer-question.ts";
import { meterRuleOf } from "./meter-rules.ts";
import { questionsOf } from "./price-questions.ts";
import type { PriceRow } from "./price-row.ts";

export type RegionAnswers = {
  /** By price key. */
  prices: ReadonlyMap<string, MatchedPrice>;
  unanswered: { question: PriceQuestion; reason: NoPriceReason }[];
};

/** All that rows say about one region. */
export function answerRegion(region: string, rows: readonly PriceRow[], now: Date): RegionAnswers {
  const bySku = Map.groupBy(rows, ({ productName, skuName }) => `${productName}|${skuName}`);
  const prices = new Map<string, MatchedPrice>();
  const unanswered: RegionAnswers["unanswered"] = [];
  for (const question of questionsOf(region)) {
    const { product, sku } = meterRuleOf(question);
    const candidates = product === null ? rows : (bySku.get(`${product}|${sku}`) ?? []);
    const answer = answerQuestion(question, candidates, now);
    if (answer.price) prices.set(priceKey(question), answer.price);
    else unanswered.push({ question, reason: answer.reason });
  }
  return { prices, unanswered };
}
