import { moneyRangeWords, moneyWords } from "#components/cost/money-words.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { CostReasonsDto } from "#lib/contracts/cost-report.ts";

export function WhySums({ reasons }: { reasons: CostReasonsDto }) {
  const { now, in12Months, currency, vms, reckonedAt, lines } = reasons;
  const sums = [
    { term: "A month now", range: now },
    { term: "A month in 12 months", range: in12Months },
  ];
  return (
    <section aria-label="Sum" className="rounded-lg border border-line bg-surface px-5 py-4 shadow-card">
      <dl className="grid gap-x-10 gap-y-3 sm:grid-cols-3">
        {sums.map(({ term, range }) => (
          <div key={term}>
            <dt className="text-muted text-sm">{term}</dt>
            <dd>
              <span className="numeric block font-semibold text-2xl tracking-tight">
                {lines.length > 0 ? moneyWords(range.expected, currency) : "No price known"}
              </span>
              {lines.length > 0 && <span className="text-muted text-sm">{moneyRangeWords(range, currency)}</span>}
            </dd>
          </div>
        ))}
        <div>
          <dt className="text-muted text-sm">Virtual machines</dt>
          <dd>
            <span className="numeric block font-semibold text-2xl tracking-tight">{vms.toLocaleString("en-GB")}</span>
            <span className="text-muted text-sm">
              reckoned <RelativeTime at={reckonedAt} />
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
