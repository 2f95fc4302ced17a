"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { MonthsCompared } from "#lib/client/what-if/reckon-what-if.ts";
import { moneyWords } from "../money-words.ts";

type MonthsChartProps = { months: MonthsCompared; currency: string };

const tick = { fill: "var(--color-muted)", fontSize: 11 };

/** The table below says the same, so readers of screens are not told twice. */
export function MonthsChart({ months: { before, after }, currency }: MonthsChartProps) {
  const data = after.map(({ inMonths, monthly }, index) => ({
    inMonths,
    before: before[index]?.monthly.expected ?? 0,
    after: monthly.expected,
  }));
  return (
    <div aria-hidden className="h-60">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 8, right: 12, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis dataKey="inMonths" tick={tick} stroke="var(--color-line-strong)" />
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
          <Line
            name="As it is"
            dataKey="before"
            stroke="var(--color-neutral-mark)"
            strokeDasharray="6 4"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            name="With these settings"
            dataKey="after"
            stroke="var(--color-accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
