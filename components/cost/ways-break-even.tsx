"use client";

import dynamic from "next/dynamic";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { CompareCostInput, CostWaysDto } from "#lib/contracts/cost-report.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import { type Way, wayInWords } from "#lib/domain/cost/ways.ts";
import { CsvLink } from "./csv-link.tsx";
import { moneyWords } from "./money-words.ts";
import { wayLooks } from "./way-looks.ts";

/** The chart's library is larger than the rest of the page, so it comes after it; its place is kept. */
const WaysChart = dynamic(() => import("./ways-chart.tsx").then((module) => module.WaysChart), {
  ssr: false,
  loading: () => <Skeleton className="h-72" />,
});

type WaysBreakEvenProps = { compared: CostWaysDto; input: CompareCostInput };

export function WaysBreakEven({ compared, input }: WaysBreakEvenProps) {
  // A way without a price would seem to cost nothing.
  const ways = compared.ways.filter(({ unpriced }) => unpriced.length === 0).map(({ way }) => way);
  return (
    <Card
      title="Break-even"
      description="A month in 12 months, over how full the disks are. The upright line is what is assumed."
      actions={<CsvLink file={{ ...input, list: "usedRatio" }} label="The ways over how full the disks are, as CSV" />}
    >
      <ul className="mb-4 flex max-w-3xl flex-col gap-1 text-pretty">
        {compared.breakEven.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {ways.length === 0 ? (
        <p className="text-muted text-sm">No way has all its prices, so there is nothing to draw.</p>
      ) : (
        <>
          <Legend ways={ways} />
          <WaysChart {...compared} ways={ways} />
          <Disclosure title="Show as table" className="mt-3">
            <SeriesTable compared={compared} ways={ways} />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

function Legend({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-muted text-xs">
      {ways.map((way) => (
        <li key={way} className="flex items-center gap-2">
          <svg aria-hidden="true" width="24" height="4">
            <line
              x1="0"
              y1="2"
              x2="24"
              y2="2"
              stroke={wayLooks[way].stroke}
              strokeDasharray={wayLooks[way].dash}
              strokeWidth="2.5"
            />
          </svg>
          {wayInWords[way]}
        </li>
      ))}
    </ul>
  );
}

function SeriesTable({ compared, ways }: { compared: CostWaysDto; ways: readonly Way[] }) {
  const { series, currency } = compared;
  return (
    <ScrollRegion label="Amounts a month over how full the disks are" className="max-h-none!">
      <table className="w-full max-w-3xl text-sm">
        <caption className="sr-only">Amounts a month over how full the disks are</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              Used
            </th>
            {ways.map((way) => (
              <th key={way} scope="col" className="py-1.5 pl-3 text-right font-medium">
                {wayInWords[way]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ usedRatio, amounts }) => (
            <tr key={usedRatio} className="border-line border-t">
              <th scope="row" className="py-1 text-left font-normal">
                {shareInWords(usedRatio)}
              </th>
              {ways.map((way) => (
                <td key={way} className="numeric py-1 pl-3 text-right">
                  {moneyWords(amounts[way], currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
