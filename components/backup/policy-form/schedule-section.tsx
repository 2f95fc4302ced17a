"use client";

import { Card } from "#components/ui/card.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { TimeField } from "#components/ui/time-field.tsx";
import { intervalChoices, windowChoices } from "#lib/domain/policy/validate-schedule.ts";
import { type Frequency, weekdays } from "#lib/domain/schedule/schedule.ts";
import type { PolicyForm } from "./use-policy-form.ts";

const frequencies: { id: Frequency; label: string }[] = [
  { id: "Hourly", label: "Hourly" },
  { id: "Daily", label: "Daily" },
  { id: "Weekly", label: "Weekly" },
];

/** Some runtimes leave UTC out of their list. */
const zoneOptions = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((id) => ({ id, label: id }));
const weekdayOptions = weekdays.map((id) => ({ id, label: id.slice(0, 3) }));
const hours = (count: number): string => (count === 1 ? "1 hour" : `${count} hours`);

export function ScheduleSection({ form }: { form: PolicyForm }) {
  const { draft, set, fieldAt, input } = form;
  return (
    <Card
      title="Backup schedule"
      description="Runs follow the local time of the zone. Each VM starts up to 15 minutes after the time, always the same."
    >
      <div className="flex flex-col gap-5">
        <RadioGroup
          label="Frequency"
          options={frequencies}
          value={draft.frequency}
          onChange={(frequency) => set({ frequency })}
          orientation="horizontal"
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TimeField
            label="Start time"
            value={draft.startTime}
            onChange={(startTime) => set({ startTime })}
            isRequired
            {...fieldAt("schedule.startTime")}
          />
          <ComboBox
            label="Time zone"
            options={zoneOptions}
            selectedId={input.settings.timeZone}
            onSelect={(timeZone) => set({ timeZone })}
            description="In the hour that a change of the clocks skips, a run starts at the next valid minute; in the hour that comes twice it runs once."
            {...fieldAt("timeZone")}
          />
          {draft.frequency === "Hourly" && <HourlyFields form={form} />}
        </div>
        {draft.frequency === "Weekly" && (
          <CheckboxGroup
            label="Weekdays"
            options={weekdayOptions}
            value={draft.weekdays}
            onChange={(chosen) => set({ weekdays: chosen })}
            {...fieldAt("schedule.weekdays")}
          />
        )}
      </div>
    </Card>
  );
}

function HourlyFields({ form: { draft, set, hints, fieldAt } }: { form: PolicyForm }) {
  const windows = windowChoices(draft.intervalHours);
  return (
    <>
      <Select
        label="Schedule"
        options={intervalChoices.map((interval) => ({
          id: String(interval),
          label: interval === 1 ? "Every hour" : `Every ${hours(interval)}`,
        }))}
        selectedId={String(draft.intervalHours)}
        onSelect={(id) => {
          const intervalHours = Number(id);
          const isStillPossible = windowChoices(intervalHours).includes(draft.windowHours);
          set({ intervalHours, windowHours: isStillPossible ? draft.windowHours : 24 });
        }}
        description={hints["schedule.intervalHours"]}
        {...fieldAt("schedule.intervalHours")}
      />
      <Select
        label="Duration"
        options={windows.map((window) => ({ id: String(window), label: hours(window) }))}
        selectedId={String(draft.windowHours)}
        onSelect={(id) => set({ windowHours: Number(id) })}
        description="Window of each day in which runs start. Its end is not a start; it may cross midnight."
        {...fieldAt("schedule.windowHours")}
      />
    </>
  );
}
