import type { ConsistencyType, DayOfMonth, Notification, PolicySettings } from "./policy-settings.ts";

/** The portal's words. */
const consistencyWords: Record<ConsistencyType, string> = {
  OnlyCrashConsistent: "Only crash consistent snapshot",
  ApplicationWithCrashFallback: "Application or file-system consistent snapshot, crash consistent if that fails",
  ApplicationConsistent: "Application or file-system consistent snapshot",
};

export const consistencyInWords = (type: ConsistencyType): string => consistencyWords[type];

/** Overdue is told of unless somebody wants to hear nothing: a backup that did not happen is no warning. */
const notifyWords: Record<Notification, string> = {
  Always: "Every end of a job, and overdue",
  Warnings: "Warnings, failures and overdue",
  Failures: "Failures and overdue",
  Never: "Never",
};

export const notifyInWords = (notify: Notification): string => notifyWords[notify];

/** "Every snapshot 7 days · daily 30 days · weekly 12 weeks". */
export function retentionInWords({
  instantRetentionDays,
  retention,
}: Pick<PolicySettings, "instantRetentionDays" | "retention">): string {
  const { daily, weekly, monthly, yearly } = retention;
  return [
    `Every snapshot ${counted(instantRetentionDays, "day")}`,
    daily && `daily ${counted(daily.days, "day")}`,
    weekly && `weekly ${counted(weekly.weeks, "week")}`,
    monthly && `monthly ${counted(monthly.months, "month")}`,
    yearly && `yearly ${counted(yearly.years, "year")}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "First Sunday", "day 15", "last day". */
export function dayOfMonthInWords(on: DayOfMonth): string {
  if (on.basis === "Week") return `${on.week.toLowerCase()} ${on.weekday}`;
  return on.day === "Last" ? "last day" : `day ${on.day}`;
}

export const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** @param hours between two runs; null for a schedule that never runs */
export const gapInWords = (hours: number | null): string =>
  hours === null ? "never" : hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour");
