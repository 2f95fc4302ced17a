import type { Schedule } from "#lib/domain/schedule/schedule.ts";
import { ianaZoneOf, windowsZoneOf } from "#lib/domain/schedule/windows-zone-of.ts";
import { longestSnapshotDays } from "../azure-backup-hints.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { retentionRanges } from "../validate-retention.ts";

/** Settings that Azure Backup's Enhanced policy has members for. */
export const azureMembers = [
  "consistencyType",
  "timeZone",
  "schedule",
  "instantRetentionDays",
  "retention",
] as const satisfies readonly (keyof PolicySettings)[];

export type AzureMember = (typeof azureMembers)[number];

/** In hours; 24 is in the portal's list, not in the specification's remark (bms.json 2025-02-01). */
const shortestIntervalHours = 4;

/**
 * The policy closest to these settings that Azure Backup would take. Nearest of the nearest is itself, so an import can tell
 * whether what we noted beside Azure's members still belongs to them.
 */
export function nearestInAzure(settings: PolicySettings): PolicySettings {
  const schedule = nearestSchedule(settings.schedule);
  const longest = longestSnapshotDays(schedule);
  const instantRetentionDays = Math.min(settings.instantRetentionDays, longest ?? settings.instantRetentionDays);
  return {
    ...settings,
    // Azure's own default falls back by itself (agentless multi-disk crash-consistent backup, 2025-07-25).
    consistencyType:
      settings.consistencyType === "ApplicationConsistent" ? "ApplicationWithCrashFallback" : settings.consistencyType,
    timeZone: nearestZone(settings.timeZone),
    schedule,
    instantRetentionDays,
    retention: nearestRetention(schedule, instantRetentionDays, settings.retention),
  };
}

/** At least as many hours of the day, less often. */
function nearestSchedule(schedule: Schedule): Schedule {
  if (schedule.frequency !== "Hourly" || schedule.intervalHours >= shortestIntervalHours) return schedule;
  const windowHours = Math.min(24, Math.ceil(schedule.windowHours / shortestIntervalHours) * shortestIntervalHours);
  return { ...schedule, intervalHours: shortestIntervalHours, windowHours };
}

function nearestZone(iana: string): string {
  const windows = windowsZoneOf(iana);
  return (windows && ianaZoneOf(windows)) ?? "UTC";
}

/** The schedule's own tier is not optional in Azure: the vault keeps every day's, or every week's, point. */
function nearestRetention(
  schedule: Schedule,
  instantDays: number,
  retention: PolicySettings["retention"],
): PolicySettings["retention"] {
  if (schedule.frequency === "Weekly") {
    const [weekday = "Sunday"] = schedule.weekdays;
    return { ...retention, weekly: retention.weekly ?? { weeks: Math.ceil(instantDays / 7), weekday } };
  }
  return { ...retention, daily: retention.daily ?? { days: Math.max(retentionRanges.daily.min, instantDays) } };
}
