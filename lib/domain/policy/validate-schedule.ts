import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { minuteOfDay, type Schedule, weekdays } from "#lib/domain/schedule/schedule.ts";
import type { Issue } from "./field-errors.ts";
import type { ConsistencyType } from "./policy-settings.ts";

export const intervalChoices = [1, 2, 3, 4, 6, 8, 12, 24] as const;

const applicationIntervalHours = azureLimits.minIntervalMs.ApplicationConsistent / 3_600_000;

export function windowChoices(intervalHours: number): number[] {
  return Array.from({ length: Math.floor(24 / intervalHours) }, (_, index) => (index + 1) * intervalHours);
}

export function scheduleIssues(schedule: Schedule, consistencyType: ConsistencyType): Issue[] {
  const issues: Issue[] = [];
  if (minuteOfDay(schedule.startTime) === null) {
    issues.push({ path: "schedule.startTime", sentence: "Enter a time of day from 00:00 to 23:59." });
  }
  if (schedule.frequency === "Hourly") issues.push(...hourlyIssues(schedule, consistencyType));
  if (schedule.frequency === "Weekly") issues.push(...weeklyIssues(schedule.weekdays));
  return issues;
}

function hourlyIssues(
  { intervalHours, windowHours }: { intervalHours: number; windowHours: number },
  consistencyType: ConsistencyType,
): Issue[] {
  if (!intervalChoices.some((choice) => choice === intervalHours)) {
    return [{ path: "schedule.intervalHours", sentence: `Choose every ${inWords(intervalChoices)} hours.` }];
  }
  const issues: Issue[] = [];
  if (consistencyType !== "OnlyCrashConsistent" && intervalHours < applicationIntervalHours) {
    issues.push({
      path: "schedule.intervalHours",
      sentence: `Application-consistent restore points need at least ${applicationIntervalHours} hours between them. Choose every ${applicationIntervalHours} hours or more, or only crash consistent snapshots.`,
    });
  }
  const windows = windowChoices(intervalHours);
  if (!windows.includes(windowHours)) {
    const possible =
      windows.length === 1 ? `Only ${windows[0]} hours is possible` : `Possible are ${inWords(windows)} hours`;
    issues.push({
      path: "schedule.windowHours",
      sentence: `${windowHours} hours is not a multiple of the interval of ${intervalHours} hours within one day. ${possible}.`,
    });
  }
  return issues;
}

function weeklyIssues(chosen: readonly string[]): Issue[] {
  if (chosen.length === 0) return [{ path: "schedule.weekdays", sentence: "Choose at least one weekday." }];
  const known = chosen.every((day) => weekdays.some((weekday) => weekday === day));
  return known && new Set(chosen).size === chosen.length
    ? []
    : [{ path: "schedule.weekdays", sentence: "Choose each weekday at most once." }];
}

const inWords = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")} or ${numbers.at(-1)}`;
