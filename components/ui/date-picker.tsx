"use client";

import { parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid, CalendarHeading } from "react-aria-components/Calendar";
import { DatePicker as AriaDatePicker, DateInput, DateSegment } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Popover } from "react-aria-components/Popover";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";
import { popoverClasses } from "./popover-classes.ts";

export type DatePickerProps = FieldText & {
  /** Calendar day as `YYYY-MM-DD`; null while it is incomplete. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** First day that may be chosen. */
  minValue?: string;
  isInvalid?: boolean;
  isRequired?: boolean;
  className?: string;
};

const arrowClasses =
  "flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-40 [&_svg]:size-4";

const cellClasses =
  "flex size-9 cursor-default items-center justify-center rounded-md text-sm tabular-nums outside-month:hidden hover:bg-hover " +
  "disabled:text-faint disabled:opacity-50 selected:bg-accent selected:text-on-accent";

export function DatePicker({
  label,
  hint,
  description,
  errorMessage,
  value,
  onChange,
  minValue,
  className,
  ...props
}: DatePickerProps) {
  return (
    <AriaDatePicker
      {...props}
      {...(minValue ? { minValue: parseDate(minValue) } : {})}
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date?.toString() ?? null)}
      className={joinClasses(fieldClasses, className)}
    >
      <FieldLabel label={label} hint={hint} />
      <Group className="relative">
        <DateInput className={joinClasses(inputClasses, "flex items-center pr-10")}>
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 tabular-nums placeholder-shown:text-faint focus:bg-accent focus:text-on-accent type-literal:px-0"
            />
          )}
        </DateInput>
        <Button className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted hover:text-ink">
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldMessages description={description} errorMessage={errorMessage} />
      <Popover className={popoverClasses}>
        <Dialog className="p-3 outline-none">
          <Calendar firstDayOfWeek="mon">
            <div className="mb-2 flex items-center justify-between gap-2">
              <Button slot="previous" className={arrowClasses}>
                <ChevronLeft aria-hidden />
              </Button>
              <CalendarHeading className="font-medium text-base" />
              <Button slot="next" className={arrowClasses}>
                <ChevronRight aria-hidden />
              </Button>
            </div>
            <CalendarGrid weekdayStyle="short" className="[&_th]:font-normal [&_th]:text-faint [&_th]:text-xs">
              {(date) => <CalendarCell date={date} className={cellClasses} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
