"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { CostWaysDto } from "#lib/contracts/cost-report.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import { type Way, wayInWords } from "#lib/domain/cost/ways.ts";
import { moneyWords } from "./money-words.ts";
import { wayLooks } from "./way-looks.ts";

export type WaysChartProps = Pick<CostWaysDto, "series" | "currency" | "usedRatio"> & { ways: readonly Way[] };

const tick = { fill: "var(--color-muted)", fontSize: 11 };

/** Amounts over how full the disks are. The table beside it says the same, so readers of screens are not told twice. */
export function WaysChart({ series, currency, usedRatio, ways }: WaysChartProps) {
  return (
    <div aria-hidden className="h-72">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...series]} margin={{ top: 8, right: 12, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis
            dataKey="usedRatio"
            type="number"
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={shareInWords}
            tick={tick}
            stroke="var(--color-line-strong)"
          />
          <YAxis
            width={100}
            tickFormatter={(amount: number) => moneyWords(amount, currency)}
            tick={tick}
            stroke="var(--color-line-strong)"
          />
          {usedRatio && <ReferenceLine x={usedRatio.expected} stroke="var(--color-faint)" strokeDasharray="3 3" />}
          <Tooltip
            isAnimationActive={false}
            formatter={(amount, name) => [moneyWords(Number(amount), currency), name]}
            labelFormatter={(ratio) => `${shareInWords(Number(ratio))} used`}
            contentStyle={{
              background: "var(--color-raised)",
              border: "1px solid var(--color-line)",
              borderRadius: 8,
              fontSize: 12,
            }}
          />
          {ways.map((way) => (
            <Line
              key={way}
              name={wayInWords[way]}
              dataKey={({ amounts }: WaysChartProps["series"][number]) => amounts[way]}
              stroke={wayLooks[way].stroke}
              strokeDasharray={wayLooks[way].dash}
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
