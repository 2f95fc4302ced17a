import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import {
  azureBackupRetention,
  type ConsistencyType,
  type DayOfMonth,
  type DiskRule,
  defaultPolicySettings,
  type PolicySettings,
  type WeekOfMonth,
} from "#lib/domain/policy/policy-settings.ts";
import type { Frequency, Schedule, Weekday } from "#lib/domain/schedule/schedule.ts";

/** Both ways to choose a day of the month stay filled in while one switches between them. */
export type DayDraft = { basis: DayOfMonth["basis"]; week: WeekOfMonth; weekday: Weekday; day: number | "Last" };

/** The form as the screen shows it: what is switched off keeps its values. Emptied numbers are NaN. */
export type PolicyDraft = {
  name: string;
  consistencyType: ConsistencyType;
  frequency: Frequency;
  /** Null while the time is incomplete. */
  startTime: string | null;
  intervalHours: number;
  windowHours: number;
  weekdays: Weekday[];
  /** Null follows the browser. */
  timeZone: string | null;
  instantRetentionDays: number;
  daily: { isOn: boolean; days: number };
  weekly: { isOn: boolean; weeks: number; weekday: Weekday };
  monthly: { isOn: boolean; months: number; on: DayDraft };
  yearly: { isOn: boolean; years: number; month: number; on: DayDraft };
  collectionResourceGroup: string;
  retries: number;
  minimumConsistency: PolicySettings["minimumConsistency"];
  /** "3, 5": as it is typed. */
  excludedLuns: string;
  excludedSkus: string[];
  /** One tag a line, as name=value or its name alone. */
  excludedTags: string;
  notify: PolicySettings["notify"];
};

const { daily, weekly, monthly, yearly } = azureBackupRetention;

export const emptyPolicyDraft: PolicyDraft = {
  name: "",
  consistencyType: defaultPolicySettings.consistencyType,
  frequency: "Hourly",
  startTime: "08:00",
  intervalHours: 4,
  windowHours: 24,
  weekdays: ["Sunday"],
  timeZone: null,
  instantRetentionDays: defaultPolicySettings.instantRetentionDays,
  daily: { isOn: false, ...daily },
  weekly: { isOn: false, ...weekly },
  monthly: { isOn: false, months: monthly.months, on: { ...monthly.on, day: 1 } },
  yearly: { isOn: false, years: yearly.years, month: yearly.month, on: { ...yearly.on, day: 1 } },
  collectionResourceGroup: defaultPolicySettings.collectionResourceGroup,
  retries: defaultPolicySettings.retries,
  minimumConsistency: defaultPolicySettings.minimumConsistency,
  excludedLuns: "",
  excludedSkus: [],
  excludedTags: "",
  notify: defaultPolicySettings.notify,
};

/** A saved policy as the form shows it; what it does not use keeps the form's own start. */
export function toPolicyDraft(
  name: string,
  { schedule, retention, excludeDisks, ...settings }: PolicySettings,
): PolicyDraft {
  const { daily, weekly, monthly, yearly } = retention;
  return {
    ...emptyPolicyDraft,
    ...settings,
    ...schedule,
    name,
    daily: { ...emptyPolicyDraft.daily, ...daily, isOn: daily !== null },
    weekly: { ...emptyPolicyDraft.weekly, ...weekly, isOn: weekly !== null },
    monthly: { ...emptyPolicyDraft.monthly, ...monthly, on: toDayDraft(monthly?.on), isOn: monthly !== null },
    yearly: { ...emptyPolicyDraft.yearly, ...yearly, on: toDayDraft(yearly?.on), isOn: yearly !== null },
    excludedLuns: excludeDisks.luns.join(", "),
    excludedSkus: excludeDisks.skus,
    excludedTags: excludeDisks.tags.map(({ name: tag, value }) => (value === "" ? tag : `${tag}=${value}`)).join("\n"),
  };
}

const toDayDraft = (on: DayOfMonth | undefined): DayDraft => ({ ...emptyPolicyDraft.monthly.on, ...on });

/** @param browserZone the zone for a draft that has none of its own */
export function toPolicyInput(draft: PolicyDraft, browserZone: string): CreatePolicyInput {
  const isWeekly = draft.frequency === "Weekly";
  return {
    name: draft.name.trim(),
    settings: {
      consistencyType: draft.consistencyType,
      schedule: toSchedule(draft),
      timeZone: draft.timeZone ?? browserZone,
      instantRetentionDays: draft.instantRetentionDays,
      retention: {
        // A weekly schedule has no point for every day; the form says so where the switch is.
        daily: draft.daily.isOn && !isWeekly ? { days: draft.daily.days } : null,
        weekly: draft.weekly.isOn ? { weeks: draft.weekly.weeks, weekday: draft.weekly.weekday } : null,
        monthly: draft.monthly.isOn ? { months: draft.monthly.months, on: toDay(draft.monthly.on) } : null,
        yearly: draft.yearly.isOn
          ? { years: draft.yearly.years, month: draft.yearly.month, on: toDay(draft.yearly.on) }
          : null,
      },
      collectionResourceGroup: draft.collectionResourceGroup.trim(),
      // What the consistency type leaves without meaning is not shown, and so must not be refused.
      retries: draft.consistencyType === "OnlyCrashConsistent" ? defaultPolicySettings.retries : draft.retries,
      minimumConsistency: draft.consistencyType === "ApplicationConsistent" ? draft.minimumConsistency : null,
      excludeDisks: toDiskRule(draft),
      notify: draft.notify,
    },
  };
}

const toDiskRule = ({ excludedLuns, excludedSkus, excludedTags }: PolicyDraft): DiskRule => ({
  luns: [
    ...new Set(
      excludedLuns
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number),
    ),
  ],
  skus: excludedSkus,
  tags: excludedTags
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(toTag),
});

function toTag(line: string): DiskRule["tags"][number] {
  const [name = "", ...value] = line.split("=");
  return { name: name.trim(), value: value.join("=").trim() };
}

function toSchedule({ frequency, startTime, intervalHours, windowHours, weekdays }: PolicyDraft): Schedule {
  const start = startTime ?? "";
  switch (frequency) {
    case "Hourly":
      return { frequency, startTime: start, intervalHours, windowHours };
    case "Daily":
      return { frequency, startTime: start };
    case "Weekly":
      return { frequency, startTime: start, weekdays };
  }
}

const toDay = ({ basis, week, weekday, day }: DayDraft): DayOfMonth =>
  basis === "Week" ? { basis, week, weekday } : { basis, day };
