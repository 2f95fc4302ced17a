import type { Schedule, Weekday } from "#lib/domain/schedule/schedule.ts";
import type { AchievedMode, RequestableMode } from "#lib/domain/vm/consistency.ts";

/** `OnlyCrashConsistent` is Azure's own value of `snapshotConsistencyType` (Recovery Services bms.json 2024-04-01). */
export const consistencyTypes = [
  "OnlyCrashConsistent",
  "ApplicationWithCrashFallback",
  "ApplicationConsistent",
] as const;
export type ConsistencyType = (typeof consistencyTypes)[number];

export const weeksOfMonth = ["First", "Second", "Third", "Fourth", "Last"] as const;
export type WeekOfMonth = (typeof weeksOfMonth)[number];

/** Which point of a month stays: by weekday or by date. Azure lets 28 be the highest date, or the last day. */
export type DayOfMonth =
  | { basis: "Week"; week: WeekOfMonth; weekday: Weekday }
  | { basis: "Day"; day: number | "Last" };

/** Grandfather-father-son: a point stays as long as the longest tier that selects it. null switches a tier off. */
export type Retention = {
  /** The last point of each day in the policy's zone. */
  daily: { days: number } | null;
  /** The last point of that weekday. */
  weekly: { weeks: number; weekday: Weekday } | null;
  monthly: { months: number; on: DayOfMonth } | null;
  /** `month`: 1 is January. */
  yearly: { years: number; month: number; on: DayOfMonth } | null;
};

/** Disks that the policy leaves out of every VM, besides those left out by hand. A disk goes when any of the three names it. */
export type DiskRule = { luns: number[]; skus: string[]; tags: { name: string; value: string }[] };

export const notifications = ["Always", "Warnings", "Failures", "Never"] as const;
export type Notification = (typeof notifications)[number];

export type PolicySettings = {
  consistencyType: ConsistencyType;
  schedule: Schedule;
  /** IANA zone: runs follow its local time. */
  timeZone: string;
  /** Every point stays this long (Instant Restore in Azure's words). */
  instantRetentionDays: number;
  retention: Retention;
  /** Resource group of the restore point collections; see `collectionResourceGroupFor`. */
  collectionResourceGroup: string;
  /** Attempts after the first one when the guest fails an application-consistent snapshot, before fallback or failure. */
  retries: number;
  /** A point that achieves less counts as failed; null takes what Azure achieves. */
  minimumConsistency: Exclude<AchievedMode, "CrashConsistent"> | null;
  excludeDisks: DiskRule;
  /** Which ends of jobs, and overdue items, somebody is told of. */
  notify: Notification;
};

/** Azure's own default is the application-consistent type; ours is the agentless one, which this product is for. */
export const defaultPolicySettings: PolicySettings = {
  consistencyType: "OnlyCrashConsistent",
  schedule: { frequency: "Hourly", startTime: "08:00", intervalHours: 4, windowHours: 24 },
  timeZone: "UTC",
  instantRetentionDays: 7,
  retention: { daily: null, weekly: null, monthly: null, yearly: null },
  collectionResourceGroup: "{resourceGroup}",
  retries: 3,
  minimumConsistency: null,
  excludeDisks: { luns: [], skus: [], tags: [] },
  notify: "Failures",
};

/** A stored version's settings: what a version from before a field was there does not say is the field's default. */
export const settingsOf = (stored: unknown): PolicySettings => ({
  ...defaultPolicySettings,
  ...(stored as Partial<PolicySettings>),
});

/** What each tier starts with when it is switched on: the portal's defaults of the Enhanced policy. */
export const azureBackupRetention = {
  daily: { days: 180 },
  weekly: { weeks: 12, weekday: "Sunday" },
  monthly: { months: 60, on: { basis: "Week", week: "First", weekday: "Sunday" } },
  yearly: { years: 10, month: 1, on: { basis: "Week", week: "First", weekday: "Sunday" } },
} as const satisfies Retention;

export const requestedModeOf = (settings: Pick<PolicySettings, "consistencyType">): RequestableMode =>
  settings.consistencyType === "OnlyCrashConsistent" ? "CrashConsistent" : "ApplicationConsistent";
