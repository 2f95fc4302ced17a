import type { Range } from "#lib/domain/cost/range.ts";
import { moneyRangeWords, moneyWords } from "./money-words.ts";

type AmountProps = { range: Range | null; currency: string };

/** The expected amount over the range that it may lie in: never a single number where something is assumed. */
export function Amount({ range, currency }: AmountProps) {
  if (!range) return <span className="text-muted">No price known</span>;
  return (
    <span className="numeric block whitespace-nowrap">
      {moneyWords(range.expected, currency)}
      {range.low !== range.high && (
        <span className="block text-2xs text-muted">{moneyRangeWords(range, currency)}</span>
      )}
    </span>
  );
}
