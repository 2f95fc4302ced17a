import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";
import { windowsZoneOf } from "#lib/domain/schedule/windows-zone-of.ts";
import { excludesAnyDisk } from "../disk-rule.ts";
import { counted, retentionInWords } from "../policy-in-words.ts";
import { defaultPolicySettings, type PolicySettings } from "../policy-settings.ts";
import { nearestInAzure } from "./nearest-in-azure.ts";

/** What Azure Backup would not do as the policy says, in sentences: its shape has no words for it. */
export function azureGaps(settings: PolicySettings): string[] {
  const nearest = nearestInAzure(settings);
  return [...nearSentences(settings, nearest), ...ownSentences(settings)];
}

function nearSentences(settings: PolicySettings, nearest: PolicySettings): string[] {
  const sentences: string[] = [];
  if (nearest.consistencyType !== settings.consistencyType) {
    sentences.push("Azure Backup always tries a crash-consistent snapshot when the application-consistent one fails.");
  }
  if (nearest.schedule !== settings.schedule) {
    sentences.push(
      `Azure Backup's shortest interval is 4 hours: its part says “${scheduleInWords(nearest.schedule)}”.`,
    );
  }
  if (nearest.timeZone !== settings.timeZone) sentences.push(zoneSentence(settings.timeZone));
  if (nearest.instantRetentionDays !== settings.instantRetentionDays) {
    const kept = counted(nearest.instantRetentionDays, "day");
    sentences.push(`Azure Backup keeps snapshots of this schedule for at most ${kept}.`);
  }
  if (JSON.stringify(nearest.retention) !== JSON.stringify(settings.retention)) {
    const tier = settings.schedule.frequency === "Weekly" ? "weekly" : "daily";
    sentences.push(
      `Azure Backup always keeps ${tier} points in its vault: its part says “${retentionInWords(nearest)}”.`,
    );
  }
  return [...sentences, ...clockSentence(settings)];
}

function zoneSentence(timeZone: string): string {
  const windows = windowsZoneOf(timeZone);
  return windows
    ? `Azure Backup names time zones as Windows does: ${timeZone} becomes ${windows}.`
    : `Windows has no time zone for ${timeZone}: Azure's part says UTC, so its backups begin at other times.`;
}

/** Azure Backup support matrix, 2026-01-28. */
const clockSentence = ({ timeZone }: PolicySettings): string[] =>
  timeZone === "UTC" ? [] : ["Azure Backup does not follow daylight saving time, so runs begin an hour off in summer."];

function ownSentences(settings: PolicySettings): string[] {
  const { collectionResourceGroup, retries, minimumConsistency, excludeDisks, notify, consistencyType } = settings;
  const standard = defaultPolicySettings;
  const sentences: string[] = [];
  if (collectionResourceGroup !== standard.collectionResourceGroup) {
    sentences.push("Azure Backup chooses the resource group of the collections itself.");
  }
  if (retries !== standard.retries && consistencyType !== "OnlyCrashConsistent") {
    sentences.push("Azure Backup decides by itself how often it repeats an attempt.");
  }
  if (minimumConsistency !== null)
    sentences.push("Azure Backup has no minimum consistency: it keeps what it achieves.");
  if (excludesAnyDisk(excludeDisks)) {
    sentences.push("Azure Backup leaves disks out per VM, by LUN, and not by a policy: set it there for each VM.");
  }
  if (notify !== standard.notify) sentences.push("Azure Backup tells by alert rules of the vault, not by the policy.");
  return sentences;
}
