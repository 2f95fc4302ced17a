"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { moneyWords } from "./money-words.ts";

/** Expected amounts of the coming months, the first being in one month. */
export type MonthSeries = { name: string; amounts: readonly number[]; isComparison?: boolean };

export type MonthsChartProps = { series: readonly MonthSeries[]; currency: string };

const tick = { fill: "var(--color-muted)", fontSize: 11 };

/** The table beside it says the same, so readers of screens are not told twice. */
export function MonthsChart({ series, currency }: MonthsChartProps) {
  const data = Array.from({ length: Math.max(...series.map(({ amounts }) => amounts.length)) }, (_, month) => month);
  return (
    <div aria-hidden className="h-60">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 8, right: 12, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis dataKey={(month: number) => month + 1} tick={tick} stroke="var(--color-line-strong)" />
          <YAxis
            width={76}
            domain={[0, "auto"]}
            tickFormatter={(amount: number) => moneyWords(amount, currency)}
            tick={tick}
            stroke="var(--color-line-strong)"
          />
          <Tooltip
            isAnimationActive={false}
            formatter={(amount, name) => [moneyWords(Number(amount), currency), name]}
            labelFormatter={(month) => `In ${month} ${Number(month) === 1 ? "month" : "months"}`}
            contentStyle={{
              background: "var(--color-raised)",
              border: "1px solid var(--color-line)",
              borderRadius: 8,
              fontSize: 12,
            }}
          />
          {series.map(({ name, amounts, isComparison = false }) => (
            <Line
              key={name}
              name={name}
              dataKey={(month: number) => amounts[month]}
              stroke={isComparison ? "var(--color-neutral-mark)" : "var(--color-accent)"}
              strokeDasharray={isComparison ? "6 4" : ""}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
