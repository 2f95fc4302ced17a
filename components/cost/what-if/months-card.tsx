"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import {
  compareMonths,
  type MonthsCompared,
  type Tried,
  type WhatIfBasis,
} from "#lib/client/what-if/reckon-what-if.ts";
import { moneyChangeWords, moneyWords } from "../money-words.ts";

const MonthsChart = dynamic(async () => (await import("./months-chart.tsx")).MonthsChart, {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

/** Twelve months are twelve estimates: they follow once the slider rests. */
const restMs = 200;

type MonthsCardProps = { basis: WhatIfBasis; tried: Tried; currency: string };

/** How the cost comes about, month by month, as it is and with the settings. */
export function MonthsCard({ basis, tried, currency }: MonthsCardProps) {
  const [months, setMonths] = useState<MonthsCompared | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setMonths(compareMonths(basis, tried)), restMs);
    return () => clearTimeout(timer);
  }, [basis, tried]);
  return (
    <Card
      title="Month by month"
      description="Expected, for the coming twelve months: dashed as it is, drawn through with these settings."
    >
      {months ? (
        <div className="flex flex-col gap-3">
          <MonthsChart months={months} currency={currency} />
          <Disclosure title="The same as a table">
            <MonthsTable months={months} currency={currency} />
          </Disclosure>
        </div>
      ) : (
        <Skeleton className="h-60" />
      )}
    </Card>
  );
}

const head = "h-8 bg-sunken px-3 text-right font-medium text-muted text-xs whitespace-nowrap first:text-left";
const cell = "border-line border-t px-3 py-1.5 text-right text-sm whitespace-nowrap first:text-left";

function MonthsTable({ months: { before, after }, currency }: { months: MonthsCompared; currency: string }) {
  return (
    <ScrollRegion label="Month by month">
      <table className="numeric w-full border-separate border-spacing-0">
        <caption className="sr-only">Expected amounts a month</caption>
        <thead>
          <tr>
            {["In", "As it is", "With these settings", "Difference"].map((title) => (
              <th key={title} scope="col" className={head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {after.map(({ inMonths, monthly }, index) => {
            const was = before[index]?.monthly.expected ?? 0;
            return (
              <tr key={inMonths}>
                <th scope="row" className={`${cell} font-normal`}>
                  {inMonths} {inMonths === 1 ? "month" : "months"}
                </th>
                <td className={cell}>{moneyWords(was, currency)}</td>
                <td className={cell}>{moneyWords(monthly.expected, currency)}</td>
                <td className={cell}>{moneyChangeWords(monthly.expected - was, currency)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
