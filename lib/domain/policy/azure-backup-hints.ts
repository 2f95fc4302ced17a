import { startsOfDay } from "#lib/domain/schedule/schedule.ts";
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
  if (schedule.frequency === "Weekly") return hints;
  const longest = longestSnapshotDays(startsOfDay(schedule).length);
  if (longest !== null && instantRetentionDays > longest) {
    hints.instantRetentionDays = `Longer than Azure Backup, which keeps snapshots of this schedule at most ${longest} days.`;
  }
  return hints;
}

/** Stated for 4-, 6- and 12-hourly schedules over 24 hours; between them no document says (null). */
function longestSnapshotDays(pointsPerDay: number): number | null {
  if (pointsPerDay >= 6) return 17;
  if (pointsPerDay === 4) return 22;
  return pointsPerDay <= 2 ? 30 : null;
}
