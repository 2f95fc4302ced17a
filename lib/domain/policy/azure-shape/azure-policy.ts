import type { Schedule, Weekday } from "#lib/domain/schedule/schedule.ts";
import type { DayOfMonth, PolicySettings, WeekOfMonth } from "../policy-settings.ts";

export const monthsOfYear = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The member beside `properties` that holds what Azure Backup's shape has no words for. */
export const extensionName = "stillpoint";
export const extensionVersion = 1;

type Duration<Unit extends string> = { count: number; durationType: Unit };
type Tier<Unit extends string> = { retentionTimes: string[]; retentionDuration: Duration<Unit> };

type DayFormat =
  | {
      retentionScheduleFormatType: "Weekly";
      retentionScheduleWeekly: { daysOfTheWeek: Weekday[]; weeksOfTheMonth: WeekOfMonth[] };
    }
  | {
      retentionScheduleFormatType: "Daily";
      retentionScheduleDaily: { daysOfTheMonth: { date: number; isLast: boolean }[] };
    };

type AzureSchedule = { schedulePolicyType: "SimpleSchedulePolicyV2" } & (
  | {
      scheduleRunFrequency: "Hourly";
      hourlySchedule: { interval: number; scheduleWindowStartTime: string; scheduleWindowDuration: number };
    }
  | { scheduleRunFrequency: "Daily"; dailySchedule: { scheduleRunTimes: string[] } }
  | { scheduleRunFrequency: "Weekly"; weeklySchedule: { scheduleRunDays: Weekday[]; scheduleRunTimes: string[] } }
);

type AzureRetention = {
  retentionPolicyType: "LongTermRetentionPolicy";
  dailySchedule?: Tier<"Days">;
  weeklySchedule?: Tier<"Weeks"> & { daysOfTheWeek: Weekday[] };
  monthlySchedule?: Tier<"Months"> & DayFormat;
  yearlySchedule?: Tier<"Years"> & { monthsOfYear: (typeof monthsOfYear)[number][] } & DayFormat;
};

/** What Azure has no member for, and Azure's own where its shape can only come near. */
type Extension = { formatVersion: typeof extensionVersion } & Partial<PolicySettings>;

/**
 * An Enhanced policy as Azure Backup's REST interface has it (`AzureIaaSVMProtectionPolicy`, Recovery Services bms.json
 * 2025-02-01). Times are the policy's local time in the form of UTC.
 */
export type AzurePolicy = {
  name: string;
  type: "Microsoft.RecoveryServices/vaults/backupPolicies";
  properties: {
    backupManagementType: "AzureIaasVM";
    policyType: "V2";
    timeZone: string;
    instantRpRetentionRangeInDays: number;
    /** Absent: application-consistent, and crash-consistent when that fails. */
    snapshotConsistencyType?: "OnlyCrashConsistent";
    schedulePolicy: AzureSchedule;
    retentionPolicy: AzureRetention;
  };
  [extensionName]: Extension;
};

/** The date means nothing to Azure; a fixed one makes the same policy the same file. */
const timeAt = (startTime: string): string => `2026-01-01T${startTime}:00Z`;

export function azureScheduleOf(schedule: Schedule): AzureSchedule {
  const schedulePolicyType = "SimpleSchedulePolicyV2" as const;
  const times = [timeAt(schedule.startTime)];
  switch (schedule.frequency) {
    case "Hourly":
      return {
        ...{ schedulePolicyType, scheduleRunFrequency: "Hourly" },
        hourlySchedule: {
          interval: schedule.intervalHours,
          scheduleWindowStartTime: timeAt(schedule.startTime),
          scheduleWindowDuration: schedule.windowHours,
        },
      };
    case "Daily":
      return { schedulePolicyType, scheduleRunFrequency: "Daily", dailySchedule: { scheduleRunTimes: times } };
    case "Weekly":
      return {
        ...{ schedulePolicyType, scheduleRunFrequency: "Weekly" },
        weeklySchedule: { scheduleRunDays: schedule.weekdays, scheduleRunTimes: times },
      };
  }
}

export function azureRetentionOf({ daily, weekly, monthly, yearly }: PolicySettings["retention"], startTime: string) {
  const retentionTimes = [timeAt(startTime)];
  const tier = <Unit extends string>(count: number, durationType: Unit): Tier<Unit> => ({
    retentionTimes,
    retentionDuration: { count, durationType },
  });
  const retention: AzureRetention = { retentionPolicyType: "LongTermRetentionPolicy" };
  if (daily) retention.dailySchedule = tier(daily.days, "Days");
  if (weekly) retention.weeklySchedule = { daysOfTheWeek: [weekly.weekday], ...tier(weekly.weeks, "Weeks") };
  if (monthly) retention.monthlySchedule = { ...dayFormatOf(monthly.on), ...tier(monthly.months, "Months") };
  if (yearly) {
    const month = monthsOfYear[yearly.month - 1] ?? "January";
    retention.yearlySchedule = { monthsOfYear: [month], ...dayFormatOf(yearly.on), ...tier(yearly.years, "Years") };
  }
  return retention;
}

function dayFormatOf(on: DayOfMonth): DayFormat {
  if (on.basis === "Week") {
    return {
      retentionScheduleFormatType: "Weekly",
      retentionScheduleWeekly: { daysOfTheWeek: [on.weekday], weeksOfTheMonth: [on.week] },
    };
  }
  const isLast = on.day === "Last";
  return {
    retentionScheduleFormatType: "Daily",
    retentionScheduleDaily: { daysOfTheMonth: [{ date: on.day === "Last" ? 0 : on.day, isLast }] },
  };
}
