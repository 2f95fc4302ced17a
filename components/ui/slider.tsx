"use client";

import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components/Slider";

export type SliderProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** How a screen reader says the value, such as in days. */
  formatOptions?: Intl.NumberFormatOptions;
  /** What stands for the value beside the label. */
  valueText: ReactNode;
  description?: ReactNode;
  isDisabled?: boolean;
};

/** One value of a range: by pointer, arrow keys, Page Up and Down, Home and End. */
export function Slider({ label, valueText, description, onChange, min, max, formatOptions, ...props }: SliderProps) {
  const share = max > min ? (Math.min(max, Math.max(min, props.value)) - min) / (max - min) : 0;
  return (
    <AriaSlider<number>
      {...props}
      {...(formatOptions && { formatOptions })}
      minValue={min}
      maxValue={max}
      onChange={onChange}
      className="group flex min-w-0 flex-col gap-1 disabled:opacity-60"
    >
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-3">
        <Label className="font-medium text-sm">{label}</Label>
        <span className="numeric flex items-center gap-1 text-sm">{valueText}</span>
      </div>
      <SliderTrack className="relative mx-2 h-5 cursor-pointer before:absolute before:inset-x-[-0.5rem] before:top-2 before:h-1 before:rounded-full before:bg-line-strong/50 disabled:cursor-default">
        <span
          className="absolute top-2 -left-2 h-1 rounded-full bg-accent"
          style={{ width: `calc(${share * 100}% + 0.5rem)` }}
        />
        <SliderThumb className="top-1/2 size-4.5 rounded-full border-2 border-accent bg-surface shadow-card outline-offset-2 dragging:bg-accent focus-visible:outline-2 focus-visible:outline-focus" />
      </SliderTrack>
      {description && <p className="text-muted text-xs">{description}</p>}
    </AriaSlider>
  );
}
