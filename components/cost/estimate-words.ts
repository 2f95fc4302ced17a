import type { EstimateSummary } from "#lib/domain/cost/estimate-summary.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import { priceOriginWords } from "#lib/domain/cost/prices/price-words.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import { moneyRangeWords, moneyWords } from "./money-words.ts";

/** "About US$12.00 to US$31.00 a month, expected US$18.00". */
export function estimateWords(monthly: Range, currency: string): string {
  const expected = moneyWords(monthly.expected, currency);
  return monthly.low === monthly.high
    ? `About ${expected} a month`
    : `About ${moneyRangeWords(monthly, currency)} a month, expected ${expected}`;
}

/** "assuming 50 % used and 2 % changed a day; Azure's list prices of 2026-11-22". */
export function restsOnWords({ assumed, prices }: Pick<EstimateSummary, "assumed" | "prices">): string {
  const assuming =
    assumed &&
    `assuming ${spreadWords(assumed.usedRatio)} used and ${spreadWords(assumed.dailyChurnRatio)} changed a day`;
  const priced = prices.map(
    ({ origin, oldestAt }) => `${withinSentence(priceOriginWords[origin])} of ${oldestAt.slice(0, 10)}`,
  );
  return [assuming, priced.join(" and ")].filter(Boolean).join("; ");
}

const withinSentence = (words: string): string =>
  words.startsWith("Azure") ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

type Spread = NonNullable<EstimateSummary["assumed"]>["usedRatio"];

const spreadWords = ({ least, most }: Spread): string =>
  least === most ? shareInWords(most) : `${shareInWords(least)} to ${shareInWords(most)}`;

/** "Saves US$12.00 a month"; nothing is compared with an amount that is not whole. */
export function differenceWords(before: EstimateSummary, after: EstimateSummary): string {
  if (after.unpriced.length > 0 || before.unpriced.length > 0) {
    return "Not compared: a price is missing";
  }
  const difference = after.monthly.expected - before.monthly.expected;
  if (Math.abs(difference) < 0.005) return "No change";
  const amount = moneyWords(Math.abs(difference), after.currency);
  return difference < 0 ? `Saves ${amount} a month` : `Costs ${amount} a month more`;
}
