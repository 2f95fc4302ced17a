import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { CostSummaryDto } from "#lib/contracts/cost-report.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import { moneyRangeWords, moneyWords } from "./money-words.ts";
import { PriceOrigins } from "./price-origins.tsx";

/** What do I pay: now, and when the policies have run for another year. */
export function TotalCard({ summary }: { summary: CostSummaryDto }) {
  const { total, currency, vms, prices, unpricedVms, reckonedAt, orphans } = summary;
  const isUnknown = prices.length === 0 && unpricedVms > 0;
  return (
    <section
      aria-label="Total"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface px-5 py-4 shadow-card"
    >
      <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2 xl:max-w-4xl">
        <Sum term="A month now" range={isUnknown ? null : total.now} currency={currency} isLow={unpricedVms > 0} />
        <Sum
          term="A month in 12 months"
          range={isUnknown ? null : total.in12Months}
          currency={currency}
          isLow={unpricedVms > 0}
        />
      </dl>
      <p className="max-w-4xl border-line border-t pt-3 text-muted text-sm text-pretty">
        For {vms.toLocaleString("en-GB")} {vms === 1 ? "virtual machine" : "virtual machines"}, from the low to the high
        end of what is assumed.{" "}
        {orphans.onTop.high > 0 &&
          `${moneyWords(orphans.onTop.expected, currency)} a month for restore points of other tools and of virtual machines that are gone come on top. `}
        {prices.length > 0 && <PriceOrigins prices={prices} currency={currency} />} Reckoned{" "}
        <RelativeTime at={reckonedAt} />; an estimate, not a bill.
      </p>
    </section>
  );
}

type SumProps = { term: string; range: Range | null; currency: string; isLow: boolean };

function Sum({ term, range, currency, isLow }: SumProps) {
  return (
    <div>
      <dt className="text-muted text-sm">{term}</dt>
      <dd>
        <span className="numeric block font-semibold text-3xl tracking-tight">
          {range ? moneyWords(range.expected, currency) : "No price known"}
        </span>
        {range && (
          <span className="text-muted text-sm">
            {moneyRangeWords(range, currency)}
            {isLow && ", and what has no price"}
          </span>
        )}
      </dd>
    </div>
  );
}
