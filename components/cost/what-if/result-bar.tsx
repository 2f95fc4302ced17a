import { differenceWords } from "../estimate-words.ts";
import { moneyWords } from "../money-words.ts";
import type { ResultCardProps } from "./result-card.tsx";

/** On a phone the result stays in sight while one is further down; the card above says it to a screen reader. */
export function ResultBar({ before, after, isChanged }: ResultCardProps) {
  if (!isChanged) return null;
  const { currency, monthly } = after;
  return (
    <div
      aria-hidden
      className="sticky bottom-0 z-20 order-4 -mx-4 flex items-baseline justify-between gap-3 border-line border-t bg-raised px-4 py-2.5 shadow-overlay lg:hidden"
    >
      <span className="numeric font-semibold text-lg">{moneyWords(monthly.expected, currency)}</span>
      <span className="text-muted text-sm">{differenceWords(before, after)}</span>
    </div>
  );
}
