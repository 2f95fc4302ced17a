import { azureBackupRetention, type DayOfMonth, type Retention } from "#lib/domain/policy/policy-settings.ts";
import { retentionRanges } from "#lib/domain/policy/validate-retention.ts";
import type { Schedule, Weekday } from "#lib/domain/schedule/schedule.ts";
import type { PolicyTerms } from "./cost-inputs.ts";

/** How long each tier keeps, in its own unit; 0 switches it off, and what is not there stays as it is. */
export type TierLengths = { daily?: number; weekly?: number; monthly?: number; yearly?: number };

export type TermsChange = { schedule?: Schedule; instantRetentionDays?: number; tiers?: TierLengths };

/** The terms with the change, such that they can be saved: each tier on a day that the schedule has, snapshots long enough for it. */
export function changeTerms(terms: PolicyTerms, { schedule, instantRetentionDays, tiers }: TermsChange): PolicyTerms {
  const next = schedule ?? terms.schedule;
  const days = instantRetentionDays ?? terms.instantRetentionDays;
  const { min, max } = retentionRanges.instantDaysOfWeekly;
  const isWeekly = next.frequency === "Weekly";
  return {
    schedule: next,
    instantRetentionDays: isWeekly ? Math.min(max, Math.max(min, days)) : days,
    retention: onScheduledDays(withTiers(terms.retention, tiers ?? {}), next),
  };
}

function withTiers(retention: Retention, { daily, weekly, monthly, yearly }: TierLengths): Retention {
  const azure = azureBackupRetention;
  return {
    daily: daily === undefined ? retention.daily : daily === 0 ? null : { days: daily },
    weekly:
      weekly === undefined ? retention.weekly : kept(weekly, { ...(retention.weekly ?? azure.weekly), weeks: weekly }),
    monthly:
      monthly === undefined
        ? retention.monthly
        : kept(monthly, { ...(retention.monthly ?? azure.monthly), months: monthly }),
    yearly:
      yearly === undefined ? retention.yearly : kept(yearly, { ...(retention.yearly ?? azure.yearly), years: yearly }),
  };
}

const kept = <Tier>(length: number, tier: Tier): Tier | null => (length === 0 ? null : tier);

/** A weekly schedule has no point for every day, and may miss a date: what it could never select moves to a day that it has. */
function onScheduledDays({ daily, weekly, monthly, yearly }: Retention, schedule: Schedule): Retention {
  if (schedule.frequency !== "Weekly") return { daily, weekly, monthly, yearly };
  const weekdayOf = (weekday: Weekday): Weekday =>
    schedule.weekdays.includes(weekday) ? weekday : (schedule.weekdays[0] ?? weekday);
  const dayOf = (on: DayOfMonth): DayOfMonth =>
    on.basis === "Week"
      ? { ...on, weekday: weekdayOf(on.weekday) }
      : { basis: "Week", week: "First", weekday: weekdayOf("Sunday") };
  return {
    daily: null,
    weekly: weekly && { ...weekly, weekday: weekdayOf(weekly.weekday) },
    monthly: monthly && { ...monthly, on: dayOf(monthly.on) },
    yearly: yearly && { ...yearly, on: dayOf(yearly.on) },
  };
}
