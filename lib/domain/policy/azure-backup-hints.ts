import type { Schedule } from "#lib/domain/schedule/schedule.ts";
import type { PolicySettings } from "./policy-settings.ts";

export type AzureBackupHints = { "schedule.intervalHours"?: string; instantRetentionDays?: string };

/**
 * Where the settings leave what Azure Backup's Enhanced policy offers: no errors, because restore points have other limits,
 * but good to know for whoever compares the two (backup-azure-vms-enhanced-policy.md, 2025-06-11). Sentences by input path.
 */
export function azureBackupHints({ schedule, instantRetentionDays }: PolicySettings): AzureBackupHints {
  const hints: AzureBackupHints = {};
  if (schedule.frequency === "Hourly" && schedule.intervalHours < 4) {
    hints["schedule.intervalHours"] = "More often than Azure Backup, whose shortest interval is 4 hours.";
  }
  const longest = longestSnapshotDays(schedule);
  if (longest !== null && instantRetentionDays > longest) {
    hints.instantRetentionDays = `Longer than Azure Backup, which keeps snapshots of this schedule at most ${longest} days.`;
  }
  return hints;
}

/**
 * Stated for 4- and 6-hourly schedules around the clock, and 30 days, the longest there is, from 12-hourly on. For all others
 * no document says (null); Azure's official examples keep the snapshots of 4-hourly schedules of 16 hours for 30 days.
 */
export function longestSnapshotDays(schedule: Schedule): number | null {
  if (schedule.frequency !== "Hourly" || schedule.windowHours !== 24) return null;
  if (schedule.intervalHours <= 4) return 17;
  return schedule.intervalHours === 6 ? 22 : null;
}
