"use client";

import { useEffect, useState } from "react";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import {
  compareMonths,
  type MonthsCompared,
  type Tried,
  type WhatIfBasis,
} from "#lib/client/what-if/reckon-what-if.ts";
import type { MonthTotal } from "#lib/domain/cost/month-by-month.ts";
import { MonthsView } from "../months-view.tsx";

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
    <Card title="Month by month" description="Expected, a month: dashed as it is, drawn through with these settings.">
      {months ? <MonthsView series={seriesOf(months)} currency={currency} /> : <Skeleton className="h-60" />}
    </Card>
  );
}

const seriesOf = ({ before, after }: MonthsCompared) => [
  { name: "As it is", amounts: amountsOf(before), isComparison: true },
  { name: "With these settings", amounts: amountsOf(after) },
];

const amountsOf = (months: readonly MonthTotal[]): number[] => months.map(({ monthly }) => monthly.expected);
