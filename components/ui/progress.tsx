"use client";

import { Label } from "react-aria-components/Label";
import { ProgressBar } from "react-aria-components/ProgressBar";

export type ProgressProps = {
  label: string;
  /** 0 to 100; null while the end is not known. */
  percent: number | null;
  /** Replaces the percentage: "3 of 12 subscriptions". */
  valueLabel?: string;
};

export function Progress({ label, percent, valueLabel }: ProgressProps) {
  return (
    <ProgressBar
      {...(percent === null ? { isIndeterminate: true } : { value: percent })}
      {...(valueLabel ? { valueLabel } : {})}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between gap-3 text-sm">
            <Label className="text-muted">{label}</Label>
            <span className="tabular-nums">{valueText}</span>
          </span>
          <span className="h-1.5 overflow-hidden rounded-full bg-neutral-soft">
            <span
              className="block h-full rounded-full bg-accent transition-[width] data-[unknown=true]:w-1/3 data-[unknown=true]:animate-shimmer"
              data-unknown={percentage === undefined}
              style={percentage === undefined ? undefined : { width: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
