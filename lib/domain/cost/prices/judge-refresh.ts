import { priceKey } from "../price-list.ts";
import type { MatchedPrice, NoPriceReason } from "./answer-question.ts";
import type { RegionAnswers } from "./answer-region.ts";
import { noPriceWords, questionInWords } from "./price-words.ts";

/** What is in force for the region, from the last refresh that was taken. */
export type PricesInForce = { prices: ReadonlyMap<string, MatchedPrice>; fetchedAt: Date };

export type RefreshVerdict = { isTaken: boolean; problems: string[] };

const jump = 10;
/** What Azure says for so long is no passing fault. */
const doubtMs = 7 * 86_400_000;

/**
 * Whether a region's fresh answers may take the place of those in force: not when a known price went missing or changed more than
 * tenfold, because half an answer and a slipped comma look like that. After seven days of the same the fresh ones are taken.
 */
export function judgeRefresh(fresh: RegionAnswers, before: PricesInForce | null, now: Date): RefreshVerdict {
  if (fresh.prices.size === 0) {
    return { isTaken: false, problems: ["No row of the answer gives one of the prices that are needed."] };
  }
  const doubts = before ? doubtsAbout(fresh, before.prices) : [];
  const isPatient = before !== null && now.getTime() - before.fetchedAt.getTime() > doubtMs;
  const isTaken = doubts.length === 0 || isPatient;
  const shown = summarise(doubts);
  if (doubts.length > 0 && !isTaken) {
    shown.push("The earlier prices stay. When Azure says the same for seven days, the new ones are taken.");
  }
  return { isTaken, problems: shown };
}

function doubtsAbout(fresh: RegionAnswers, before: ReadonlyMap<string, MatchedPrice>): string[] {
  const missing = fresh.unanswered
    .filter(({ question }) => before.has(priceKey(question)))
    .map(({ question, reason }) => `${questionInWords(question)} had a price and has none now: ${lower(reason)}`);
  const jumped = [...fresh.prices].flatMap(([key, { amount, skuName, meterName }]) => {
    const earlier = before.get(key)?.amount;
    if (earlier === undefined || (amount <= earlier * jump && amount >= earlier / jump)) return [];
    return [`${meterName} (${skuName}) went from ${earlier} to ${amount}, which is more than tenfold.`];
  });
  return [...jumped, ...missing];
}

const lower = (reason: NoPriceReason): string => {
  const words = noPriceWords[reason];
  return words.slice(0, 1).toLowerCase() + words.slice(1);
};

const shownAtMost = 5;

function summarise(doubts: string[]): string[] {
  const more = doubts.length - shownAtMost;
  return more > 0 ? [...doubts.slice(0, shownAtMost), `And ${more} more prices like these.`] : [...doubts];
}
