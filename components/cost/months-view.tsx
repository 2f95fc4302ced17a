"use client";

import dynamic from "next/dynamic";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { moneyWords } from "./money-words.ts";
import type { MonthsChartProps } from "./months-chart.tsx";

const MonthsChart = dynamic(async () => (await import("./months-chart.tsx")).MonthsChart, {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

const head = "h-8 bg-sunken px-3 text-right font-medium text-muted text-xs whitespace-nowrap first:text-left";
const cell = "border-line border-t px-3 py-1.5 text-right text-sm whitespace-nowrap first:text-left";

/** Amounts month by month, drawn and, for whoever reads, as a table. */
export function MonthsView({ series, currency }: MonthsChartProps) {
  const months = Math.max(...series.map(({ amounts }) => amounts.length));
  return (
    <div className="flex flex-col gap-3">
      <MonthsChart series={series} currency={currency} />
      <Disclosure title="The same as a table">
        <ScrollRegion label="Month by month">
          <table className="numeric w-full border-separate border-spacing-0">
            <caption className="sr-only">Expected amounts a month</caption>
            <thead>
              <tr>
                {["In", ...series.map(({ name }) => name)].map((title) => (
                  <th key={title} scope="col" className={head}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: months }, (_, month) => month + 1).map((month) => (
                <tr key={month}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {month} {month === 1 ? "month" : "months"}
                  </th>
                  {series.map(({ name, amounts }) => (
                    <td key={name} className={cell}>
                      {moneyWords(amounts[month - 1] ?? 0, currency)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Disclosure>
    </div>
  );
}
