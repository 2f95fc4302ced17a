"use client";

import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { instantRange, retentionRanges } from "#lib/domain/policy/validate-retention.ts";
import { type Weekday, weekdays } from "#lib/domain/schedule/schedule.ts";
import { DayOfMonthFields, weekdayOptions } from "./day-of-month-fields.tsx";
import type { PolicyForm } from "./use-policy-form.ts";

const inRange = ({ min, max }: { min: number; max: number }) => `${min} to ${max}`;

const months = Array.from({ length: 12 }, (_, index) => ({
  id: String(index + 1),
  label: new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.UTC(2001, index, 1)),
}));

export function RetentionSection({ form }: { form: PolicyForm }) {
  const { draft, set, fieldAt, hints } = form;
  const range = instantRange(draft.frequency);
  return (
    <Card
      title="Retention"
      description="A restore point stays as long as the longest rule that selects it. What no rule keeps goes into the bin, after each backup and every six hours, and is deleted in Azure when its days there are over. The last good point never goes."
    >
      <div className="flex flex-col gap-5">
        <NumberField
          label="Retain instant recovery snapshots for"
          hint={`days, ${inRange(range)}`}
          value={draft.instantRetentionDays}
          onChange={(instantRetentionDays) => set({ instantRetentionDays })}
          description={
            hints.instantRetentionDays ??
            "Every point. Azure Backup itself keeps at most 17 days of 4-hourly, 22 of 6-hourly and 30 of 12-hourly snapshots."
          }
          className="max-w-sm"
          {...fieldAt("instantRetentionDays")}
        />
        <DailyTier form={form} />
        <WeeklyTier form={form} />
        <MonthlyTier form={form} />
        <YearlyTier form={form} />
      </div>
    </Card>
  );
}

type TierProps = {
  label: string;
  description: string;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
};

function Tier({ label, description, isOn, onToggle, isDisabled = false, children }: TierProps) {
  return (
    <div className="border-line border-t pt-4">
      <Switch isSelected={isOn} onChange={onToggle} isDisabled={isDisabled} description={description}>
        {label}
      </Switch>
      {isOn && <div className="mt-3 grid gap-4 sm:grid-cols-2 sm:pl-12">{children}</div>}
    </div>
  );
}

function DailyTier({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  const isPossible = draft.frequency !== "Weekly";
  return (
    <Tier
      label="Daily backup point"
      description={
        isPossible
          ? "Keeps the last point of each day. Azure Backup's default is 180 days."
          : "A weekly schedule has no point for every day."
      }
      isOn={draft.daily.isOn && isPossible}
      isDisabled={!isPossible}
      onToggle={(isOn) => set({ daily: { ...draft.daily, isOn } })}
    >
      <NumberField
        label="Keep daily points for"
        hint={`days, ${inRange(retentionRanges.daily)}`}
        value={draft.daily.days}
        onChange={(days) => set({ daily: { ...draft.daily, days } })}
        {...fieldAt("retention.daily.days")}
      />
    </Tier>
  );
}

function WeeklyTier({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  const change = (part: Partial<typeof draft.weekly>) => set({ weekly: { ...draft.weekly, ...part } });
  return (
    <Tier
      label="Weekly backup point"
      description="Keeps the last point of one weekday. Azure Backup's default is 12 weeks."
      isOn={draft.weekly.isOn}
      onToggle={(isOn) => change({ isOn })}
    >
      <NumberField
        label="Keep weekly points for"
        hint={`weeks, ${inRange(retentionRanges.weekly)}`}
        value={draft.weekly.weeks}
        onChange={(weeks) => change({ weeks })}
        {...fieldAt("retention.weekly.weeks")}
      />
      <Select
        label="On"
        options={weekdayOptions(scheduledDays(draft))}
        selectedId={draft.weekly.weekday}
        onSelect={(weekday) => change({ weekday })}
        {...fieldAt("retention.weekly.weekday")}
      />
    </Tier>
  );
}

function MonthlyTier({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  const change = (part: Partial<typeof draft.monthly>) => set({ monthly: { ...draft.monthly, ...part } });
  return (
    <Tier
      label="Monthly backup point"
      description="Keeps one point of each month. Azure Backup's default is 60 months; a month counts 31 days."
      isOn={draft.monthly.isOn}
      onToggle={(isOn) => change({ isOn })}
    >
      <NumberField
        label="Keep monthly points for"
        hint={`months, ${inRange(retentionRanges.monthly)}`}
        value={draft.monthly.months}
        onChange={(count) => change({ months: count })}
        className="sm:col-span-2 sm:max-w-sm"
        {...fieldAt("retention.monthly.months")}
      />
      <DayOfMonthFields
        path="retention.monthly.on"
        on={draft.monthly.on}
        onChange={(on) => change({ on })}
        scheduledDays={scheduledDays(draft)}
        fieldAt={fieldAt}
      />
    </Tier>
  );
}

function YearlyTier({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  const change = (part: Partial<typeof draft.yearly>) => set({ yearly: { ...draft.yearly, ...part } });
  return (
    <Tier
      label="Yearly backup point"
      description="Keeps one point of each year. Azure Backup's default is 10 years."
      isOn={draft.yearly.isOn}
      onToggle={(isOn) => change({ isOn })}
    >
      <NumberField
        label="Keep yearly points for"
        hint={`years, ${inRange(retentionRanges.yearly)}`}
        value={draft.yearly.years}
        onChange={(years) => change({ years })}
        {...fieldAt("retention.yearly.years")}
      />
      <Select
        label="In"
        options={months}
        selectedId={String(draft.yearly.month)}
        onSelect={(month) => change({ month: Number(month) })}
        {...fieldAt("retention.yearly.month")}
      />
      <DayOfMonthFields
        path="retention.yearly.on"
        on={draft.yearly.on}
        onChange={(on) => change({ on })}
        scheduledDays={scheduledDays(draft)}
        fieldAt={fieldAt}
      />
    </Tier>
  );
}

const scheduledDays = ({ frequency, weekdays: chosen }: PolicyForm["draft"]): readonly Weekday[] =>
  frequency === "Weekly" ? chosen : weekdays;
