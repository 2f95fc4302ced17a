"use client";

import { parseTime } from "@internationalized/date";
import { TimeField as AriaTimeField, DateInput, DateSegment } from "react-aria-components/TimeField";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";

export type TimeFieldProps = FieldText & {
  /** Wall-clock time as `HH:MM`; null while it is incomplete. */
  value: string | null;
  onChange: (value: string | null) => void;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string;
};

const toText = (time: { hour: number; minute: number }): string =>
  `${String(time.hour).padStart(2, "0")}:${String(time.minute).padStart(2, "0")}`;

export function TimeField({
  label,
  hint,
  description,
  errorMessage,
  value,
  onChange,
  className,
  ...props
}: TimeFieldProps) {
  return (
    <AriaTimeField
      {...props}
      hourCycle={24}
      granularity="minute"
      shouldForceLeadingZeros
      value={value ? parseTime(value) : null}
      onChange={(time) => onChange(time ? toText(time) : null)}
      className={joinClasses(fieldClasses, className)}
    >
      <FieldLabel label={label} hint={hint} />
      <DateInput className={joinClasses(inputClasses, "flex items-center")}>
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-0.5 tabular-nums placeholder-shown:text-faint focus:bg-accent focus:text-on-accent type-literal:px-0"
          />
        )}
      </DateInput>
      <FieldMessages description={description} errorMessage={errorMessage} />
    </AriaTimeField>
  );
}
