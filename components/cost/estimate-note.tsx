import { TextLink } from "#components/ui/text-link.tsx";
import type { EstimateSummary } from "#lib/domain/cost/estimate-summary.ts";
import { estimateWords, restsOnWords } from "./estimate-words.ts";
import { moneyChangeWords, moneyRangeWords } from "./money-words.ts";

type EstimateNoteProps = {
  estimate: EstimateSummary;
  /** What the same VMs cost without the change; null leaves the difference out. */
  before?: EstimateSummary | null;
  /** The what-if page with the same selection; null where no address can say it. */
  href: string | null;
};

/** An estimate in context: the range, what it rests on, what it is without, and where to try more. */
export function EstimateNote({ estimate, before = null, href }: EstimateNoteProps) {
  const { monthly, once, currency, unpriced } = estimate;
  const isKnown = monthly.high > 0 || unpriced.length === 0;
  return (
    <div className="flex flex-col gap-1 text-base">
      <p>
        {isKnown ? estimateWords(monthly, currency) : "Not reckoned"}
        {before && unpriced.length === 0 && before.unpriced.length === 0 && (
          <>
            {" "}
            <span className="numeric text-muted">
              ({moneyChangeWords(monthly.expected - before.monthly.expected, currency)} against staying as it is)
            </span>
          </>
        )}
        {once.high > 0 && <span className="text-muted"> · and once {moneyRangeWords(once, currency)}</span>}
      </p>
      <p className="text-muted text-sm text-pretty">
        In twelve months, {restsOnWords(estimate) || "with nothing to reckon"}.{" "}
        {href && <TextLink href={href}>Open what-if</TextLink>}
      </p>
      {unpriced.length > 0 && (
        <p className="text-sm text-warning text-pretty wrap-anywhere">
          Without what has no price: {unpriced[0]?.because}
          {unpriced.length > 1 && ` And ${unpriced.length - 1} more.`}
        </p>
      )}
    </div>
  );
}
