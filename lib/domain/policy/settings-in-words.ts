import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";
import { diskRuleInWords } from "./disk-rule.ts";
import { consistencyInWords, counted, dayOfMonthInWords, notifyInWords } from "./policy-in-words.ts";
import type { PolicySettings, Retention } from "./policy-settings.ts";

/**
 * Everything a policy says and the engine follows, field by field, in the order of the form: the one list behind facts,
 * history, what-if and comparison.
 */
export function settingsInWords(settings: PolicySettings): { field: string; words: string }[] {
  const { retention } = settings;
  return [
    { field: "Consistency type", words: consistencyInWords(settings.consistencyType) },
    { field: "Schedule", words: scheduleInWords(settings.schedule) },
    { field: "Time zone", words: settings.timeZone },
    { field: "Instant recovery snapshots", words: counted(settings.instantRetentionDays, "day") },
    { field: "Daily retention", words: retention.daily ? counted(retention.daily.days, "day") : "Off" },
    { field: "Weekly retention", words: weeklyInWords(retention.weekly) },
    { field: "Monthly retention", words: monthlyInWords(retention.monthly) },
    { field: "Yearly retention", words: yearlyInWords(retention.yearly) },
    { field: "Resource group for collections", words: groupInWords(settings.collectionResourceGroup) },
    ...(settings.consistencyType === "OnlyCrashConsistent"
      ? []
      : [{ field: "Further attempts", words: settings.retries === 0 ? "None" : String(settings.retries) }]),
    {
      field: "Minimum consistency",
      words: settings.minimumConsistency ? modeInWords(settings.minimumConsistency) : "None",
    },
    { field: "Disks left out", words: diskRuleInWords(settings.excludeDisks) },
    { field: "Notify", words: notifyInWords(settings.notify) },
  ];
}

const weeklyInWords = (weekly: Retention["weekly"]): string =>
  weekly ? `${counted(weekly.weeks, "week")}, on ${weekly.weekday}` : "Off";

const monthlyInWords = (monthly: Retention["monthly"]): string =>
  monthly ? `${counted(monthly.months, "month")}, ${dayOfMonthInWords(monthly.on)}` : "Off";

const yearlyInWords = (yearly: Retention["yearly"]): string =>
  yearly ? `${counted(yearly.years, "year")}, ${dayOfMonthInWords(yearly.on)} of ${monthName(yearly.month)}` : "Off";

const monthName = (month: number): string =>
  new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.UTC(2001, month - 1, 1));

const groupInWords = (pattern: string): string =>
  pattern === "{resourceGroup}" ? "Each VM's own resource group" : pattern;
