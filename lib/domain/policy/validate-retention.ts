import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import type { Schedule, Weekday } from "#lib/domain/schedule/schedule.ts";
import { type Issue, isWhole } from "./field-errors.ts";
import { plannedPointCeiling, pointsHeld } from "./points-held.ts";
import type { DayOfMonth, PolicySettings } from "./policy-settings.ts";

/** Ranges of the Enhanced policy: snapshots from the portal, tiers from Microsoft's PowerShell (`PolicyConstants`) and Terraform. */
export const retentionRanges = {
  instantDays: { min: 1, max: 30 },
  /** A weekly schedule's snapshots stay at least long enough to reach the next one. */
  instantDaysOfWeekly: { min: 5, max: 20 },
  daily: { min: 7, max: 9999 },
  weekly: { min: 1, max: 5163 },
  monthly: { min: 1, max: 1188 },
  yearly: { min: 1, max: 99 },
} as const;

type Retained = Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention">;

export function retentionIssues(settings: Retained): Issue[] {
  const issues = [...retentionRangeIssues(settings), ...selectionIssues(settings)];
  // Relations between numbers that are wrong by themselves would only add noise.
  return issues.length > 0 ? issues : [...orderIssues(settings), ...ceilingIssues(settings)];
}

export const instantRange = (frequency: Schedule["frequency"]): { min: number; max: number } =>
  frequency === "Weekly" ? retentionRanges.instantDaysOfWeekly : retentionRanges.instantDays;

export function retentionRangeIssues({ schedule, instantRetentionDays, retention }: Retained): Issue[] {
  const { daily, weekly, monthly, yearly } = retention;
  const { daily: days, weekly: weeks, monthly: months, yearly: years } = retentionRanges;
  return [
    ...outside("instantRetentionDays", instantRetentionDays, instantRange(schedule.frequency), "days"),
    ...(daily ? outside("retention.daily.days", daily.days, days, "days") : []),
    ...(weekly ? outside("retention.weekly.weeks", weekly.weeks, weeks, "weeks") : []),
    ...(monthly ? outside("retention.monthly.months", monthly.months, months, "months") : []),
    ...(yearly ? outside("retention.yearly.years", yearly.years, years, "years") : []),
    ...(yearly && !isWhole(yearly.month, 1, 12)
      ? [{ path: "retention.yearly.month", sentence: "Choose a month from January to December." }]
      : []),
  ];
}

const outside = (path: string, value: number, { min, max }: { min: number; max: number }, unit: string): Issue[] =>
  isWhole(value, min, max) ? [] : [{ path, sentence: `Enter a whole number of ${unit} from ${min} to ${max}.` }];

/** A tier must select days on which the schedule runs, or it would keep nothing. */
function selectionIssues({ schedule, retention }: Retained): Issue[] {
  const { daily, weekly, monthly, yearly } = retention;
  const issues: Issue[] = [];
  if (daily && schedule.frequency === "Weekly") {
    issues.push({
      path: "retention.daily.days",
      sentence: "A weekly schedule has no point for every day. Switch daily retention off, or back up daily.",
    });
  }
  if (weekly && !runsOn(schedule, weekly.weekday)) {
    issues.push({ path: "retention.weekly.weekday", sentence: notBackedUp(weekly.weekday) });
  }
  if (monthly) issues.push(...dayIssues("retention.monthly.on", monthly.on, schedule));
  if (yearly) issues.push(...dayIssues("retention.yearly.on", yearly.on, schedule));
  return issues;
}

function dayIssues(path: string, on: DayOfMonth, schedule: Schedule): Issue[] {
  if (on.basis === "Week") {
    return runsOn(schedule, on.weekday) ? [] : [{ path: `${path}.weekday`, sentence: notBackedUp(on.weekday) }];
  }
  if (schedule.frequency === "Weekly") {
    return [{ path: `${path}.basis`, sentence: "A weekly schedule may miss the date. Choose a weekday of the month." }];
  }
  return on.day === "Last" || isWhole(on.day, 1, 28)
    ? []
    : [{ path: `${path}.day`, sentence: "Choose a day from 1 to 28, or the last day of the month." }];
}

function orderIssues({ schedule, instantRetentionDays, retention }: Retained): Issue[] {
  const { daily, weekly } = retention;
  const shortest =
    schedule.frequency === "Weekly"
      ? weekly && { days: weekly.weeks * 7, words: `weekly retention of ${weekly.weeks} weeks` }
      : daily && { days: daily.days, words: `daily retention of ${daily.days} days` };
  if (!shortest || instantRetentionDays <= shortest.days) return [];
  return [
    {
      path: "instantRetentionDays",
      sentence: `Snapshot retention must not exceed the ${shortest.words}. Shorten it to ${shortest.days} days, or keep more.`,
    },
  ];
}

const tierPaths = {
  instant: "instantRetentionDays",
  daily: "retention.daily.days",
  weekly: "retention.weekly.weeks",
  monthly: "retention.monthly.months",
  yearly: "retention.yearly.years",
} as const;

/** Said at the tier that holds most, where a change helps. */
function ceilingIssues(settings: Retained): Issue[] {
  const held = pointsHeld(settings);
  if (held.total <= plannedPointCeiling) return [];
  const tiers = Object.keys(tierPaths) as (keyof typeof tierPaths)[];
  const largest = tiers.reduce((most, tier) => (held[tier] > held[most] ? tier : most));
  return [
    {
      path: tierPaths[largest],
      sentence: `This policy would keep ${held.total} points per VM. Azure allows ${azureLimits.restorePointsPerVm} per VM over all tools, so a policy may keep at most ${plannedPointCeiling}. Keep fewer, or back up less often.`,
    },
  ];
}

const runsOn = (schedule: Schedule, weekday: Weekday): boolean =>
  schedule.frequency !== "Weekly" || schedule.weekdays.includes(weekday);

const notBackedUp = (weekday: string): string =>
  `The schedule does not run on ${weekday}s. Choose a day of the schedule.`;
