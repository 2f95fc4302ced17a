import type { Metadata } from "next";
import { moneyRangeWords, moneyWords } from "#components/cost/money-words.ts";
import { PriceOrigins } from "#components/cost/price-origins.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { type CostRowDto, listCostInput } from "#lib/contracts/cost-report.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { getCostSummary } from "#lib/services/cost/get-cost-summary.ts";
import { costRows } from "#lib/services/cost/list-costs.ts";
import { loadFleetCost } from "#lib/services/cost/load-fleet-cost.ts";
import { groupingWords } from "../_components/grouping-words.ts";
import { PrintButton } from "./_components/print-button.tsx";

export const metadata: Metadata = { title: "Cost, printable" };

/** A breakdown as one sheet, every row of it, with what it rests upon: for a file or a meeting. */
export default async function CostPrintPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const ctx = await requirePermission("view");
  const { by } = readSearch(listCostInput.pick({ by: true }), await searchParams);
  const [summary, fleet] = await Promise.all([getCostSummary(ctx), loadFleetCost(ctx)]);
  const rows = costRows(fleet, by).toSorted((a, b) => b.now.expected - a.now.expected);
  const { total, currency, prices, unpriced, reckonedAt } = summary;
  return (
    <>
      <PageHeader
        title={`Cost by ${groupingWords[by].one.toLowerCase()}`}
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "Printable" }]}
        actions={<PrintButton />}
      />
      <div className="flex flex-col gap-4 text-sm">
        <p>
          {moneyWords(total.now.expected, currency)} a month now ({moneyRangeWords(total.now, currency)}),{" "}
          {moneyWords(total.in12Months.expected, currency)} in 12 months ({moneyRangeWords(total.in12Months, currency)}
          ), for {summary.vms.toLocaleString("en-GB")} virtual machines. Reckoned <Instant at={reckonedAt} />; an
          estimate, not a bill.
        </p>
        <ul>
          {prices.length > 0 && (
            <li>
              <PriceOrigins prices={prices} currency={currency} />
            </li>
          )}
          {unpriced.map(({ because, vms }) => (
            <li key={because}>
              Not reckoned for {vms.toLocaleString("en-GB")}: {because}
            </li>
          ))}
        </ul>
        <Sheet rows={rows} header={groupingWords[by].one} currency={currency} />
      </div>
    </>
  );
}

function Sheet({ rows, header, currency }: { rows: readonly CostRowDto[]; header: string; currency: string }) {
  const cell = "py-1 pl-4 text-right whitespace-nowrap";
  return (
    <ScrollRegion label={header} className="max-h-none!">
      <table className="w-full">
        <caption className="sr-only">{header}</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="py-1 text-left font-medium">
              {header}
            </th>
            {["A month now", "from", "to", "In 12 months", "from", "to"].map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of headers, two of them alike
              <th key={index} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, place, now, in12Months }) => (
            <tr key={key} className="break-inside-avoid border-line border-t">
              <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
                {name}
                {place && <span className="text-muted"> · {place}</span>}
              </th>
              {[now.expected, now.low, now.high, in12Months.expected, in12Months.low, in12Months.high].map(
                (amount, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no other name
                  <td key={index} className={`numeric ${cell}`}>
                    {moneyWords(amount, currency)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
