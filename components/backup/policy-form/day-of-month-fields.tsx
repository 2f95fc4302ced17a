"use client";

import type { Option } from "#components/ui/option.ts";
import { Select } from "#components/ui/select.tsx";
import { type DayOfMonth, weeksOfMonth } from "#lib/domain/policy/policy-settings.ts";
import { type Weekday, weekdays } from "#lib/domain/schedule/schedule.ts";
import type { DayDraft } from "./policy-draft.ts";
import type { PolicyForm } from "./use-policy-form.ts";

const bases: Option<DayOfMonth["basis"]>[] = [
  { id: "Week", label: "Week based" },
  { id: "Day", label: "Day based" },
];
const weeks = weeksOfMonth.map((id) => ({ id, label: id }));
const days = [...Array.from({ length: 28 }, (_, index) => String(index + 1)), "Last"].map((id) => ({
  id,
  label: id === "Last" ? "Last day" : `Day ${id}`,
}));

/** A weekday without a run stays visible and says why it cannot be chosen. */
export const weekdayOptions = (scheduledDays: readonly Weekday[]): Option<Weekday>[] =>
  weekdays.map((id) =>
    scheduledDays.includes(id)
      ? { id, label: id }
      : { id, label: id, isDisabled: true, description: "The schedule does not run on this day." },
  );

export type DayOfMonthFieldsProps = {
  path: string;
  on: DayDraft;
  onChange: (on: DayDraft) => void;
  scheduledDays: readonly Weekday[];
  fieldAt: PolicyForm["fieldAt"];
};

/** Which point of the month stays. */
export function DayOfMonthFields({ path, on, onChange, scheduledDays, fieldAt }: DayOfMonthFieldsProps) {
  return (
    <div className="grid gap-4 sm:col-span-2 sm:grid-cols-3">
      <Select
        label="Choose the day"
        options={bases}
        selectedId={on.basis}
        onSelect={(basis) => onChange({ ...on, basis })}
        {...fieldAt(`${path}.basis`)}
      />
      {on.basis === "Week" ? (
        <>
          <Select label="Week" options={weeks} selectedId={on.week} onSelect={(week) => onChange({ ...on, week })} />
          <Select
            label="Weekday"
            options={weekdayOptions(scheduledDays)}
            selectedId={on.weekday}
            onSelect={(weekday) => onChange({ ...on, weekday })}
            {...fieldAt(`${path}.weekday`)}
          />
        </>
      ) : (
        <Select
          label="Day"
          options={days}
          selectedId={String(on.day)}
          onSelect={(day) => onChange({ ...on, day: day === "Last" ? day : Number(day) })}
          {...fieldAt(`${path}.day`)}
        />
      )}
    </div>
  );
}
