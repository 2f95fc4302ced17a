"use client";

import { memo } from "react";
import { Card } from "#components/ui/card.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CommonTerms } from "#lib/client/what-if/from-terms.ts";
import { type SomeSettings, useSome } from "#lib/client/what-if/use-what-if.ts";
import { type FrequencyChoice, frequencyChoices } from "#lib/contracts/what-if-search.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { instantRange, retentionRanges } from "#lib/domain/policy/validate-retention.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";
import { SettingSlider } from "./setting-slider.tsx";

type PolicyControlsProps = SomeSettings & { asIs: CommonTerms };

const everyWords = (choice: FrequencyChoice): string => {
  if (choice === "daily") return "Daily";
  if (choice === "weekly") return "Weekly";
  const hours = Number.parseInt(choice, 10);
  return hours === 1 ? "Every hour" : `Every ${hours} hours`;
};

const weekdayOptions = weekdays.map((id) => ({ id, label: id.slice(0, 3) }));
const lengthIn = (unit: string) => (length: number) => (length === 0 ? "Off" : counted(length, unit));

/** Schedule and retention, as a policy says them. */
export const PolicyControls = memo(function PolicyControls({ some, set, asIs }: PolicyControlsProps) {
  const schedule = useSome(some, ["every", "on"]);
  const every = some.every ?? asIs.every;
  const isWeekly = every === "weekly";
  const { min, max } = instantRange(isWeekly ? "Weekly" : "Hourly");
  return (
    <Card title="Schedule and retention" description="What a policy says. Everything not touched stays as it is.">
      <div className="flex flex-col gap-4">
        <ScheduleControls some={schedule} set={set} asIs={asIs.every} />
        <SettingSlider
          label="Instant recovery snapshots"
          tried={some.instant}
          asIs={asIs.instant}
          onChange={(instant) => set({ instant })}
          inWords={(days) => counted(days, "day")}
          unit="day"
          {...{ min, max }}
        />
        <SettingSlider
          label="Daily backup point"
          tried={isWeekly ? undefined : some.daily}
          asIs={isWeekly ? 0 : asIs.daily}
          onChange={(daily) => set({ daily })}
          inWords={lengthIn("day")}
          unit="day"
          min={0}
          max={365}
          least={retentionRanges.daily.min}
          isDisabled={isWeekly}
        />
        <SettingSlider
          label="Weekly backup point"
          tried={some.weekly}
          asIs={asIs.weekly}
          onChange={(weekly) => set({ weekly })}
          inWords={lengthIn("week")}
          unit="week"
          min={0}
          max={104}
        />
        <SettingSlider
          label="Monthly backup point"
          tried={some.monthly}
          asIs={asIs.monthly}
          onChange={(monthly) => set({ monthly })}
          inWords={lengthIn("month")}
          unit="month"
          min={0}
          max={60}
        />
        <SettingSlider
          label="Yearly backup point"
          tried={some.yearly}
          asIs={asIs.yearly}
          onChange={(yearly) => set({ yearly })}
          inWords={lengthIn("year")}
          unit="year"
          min={0}
          max={10}
        />
      </div>
    </Card>
  );
});

type ScheduleControlsProps = SomeSettings & { asIs: FrequencyChoice | null };

const ScheduleControls = memo(function ScheduleControls({ some, set, asIs }: ScheduleControlsProps) {
  const asNow = asIs === null ? "As each policy says" : `${everyWords(asIs)}, as it is`;
  return (
    <>
      <Select<FrequencyChoice | "asIs">
        label="Backup schedule"
        options={[{ id: "asIs", label: asNow }, ...frequencyChoices.map((id) => ({ id, label: everyWords(id) }))]}
        selectedId={some.every ?? "asIs"}
        onSelect={(id) => set({ every: id === "asIs" ? undefined : id, window: undefined, on: undefined })}
      />
      {some.every === "weekly" && (
        <CheckboxGroup
          label="Weekdays"
          options={weekdayOptions}
          value={some.on ?? ["Sunday"]}
          onChange={(on) => set({ on: on.length > 0 ? on : undefined })}
        />
      )}
    </>
  );
});
