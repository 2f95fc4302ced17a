"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Slider } from "#components/ui/slider.tsx";

export type SettingSliderProps = {
  label: string;
  /** What is tried; undefined leaves it as it is. */
  tried: number | undefined;
  /** What all of the selection have now; null where they differ. */
  asIs: number | null;
  onChange: (value: number | undefined) => void;
  inWords: (value: number) => string;
  min: number;
  max: number;
  step?: number;
  /** The least that is not 0, where 0 switches something off. */
  least?: number;
  unit: "day" | "week" | "month" | "year" | "percent";
  description?: string;
  isDisabled?: boolean;
};

/** A slider that also knows "as it is", and a way back there. */
export function SettingSlider({ label, tried, asIs, onChange, inWords, max, unit, ...props }: SettingSliderProps) {
  const { least = 0, min, ...rest } = props;
  const value = tried ?? asIs ?? min;
  return (
    <Slider
      {...rest}
      label={label}
      value={value}
      min={min}
      max={Math.max(max, value)}
      onChange={(next) => onChange(hop(next, value, least))}
      formatOptions={{ style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 }}
      valueText={
        tried === undefined ? (
          <span className="text-muted">{asIs === null ? "As each has it" : `${inWords(asIs)}, as it is`}</span>
        ) : (
          <>
            <span className="font-medium">{inWords(tried)}</span>
            <Button
              variant="quiet"
              size="small"
              aria-label={`Leave as it is: ${label}`}
              onPress={() => onChange(undefined)}
              icon={<RotateCcw aria-hidden />}
            />
          </>
        )
      }
    />
  );
}

/** Between off and the least there is nothing: a step from one goes to the other. */
const hop = (next: number, from: number, least: number): number =>
  next === 0 || next >= least ? next : next > from ? least : 0;
