import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";

export type PolicyOfTheStory = { name: string; settings: PolicySettings; vms: readonly string[] };

const inAmsterdam = { ...defaultPolicySettings, timeZone: "Europe/Amsterdam" };

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-0${index + 1}`);

/** What an administrator of Contoso would want, and for which machines; the other half of the fleet is not protected yet. */
export const policiesOfTheStory: readonly PolicyOfTheStory[] = [
  {
    name: "tier-1-every-4-hours",
    settings: {
      ...inAmsterdam,
      schedule: { frequency: "Hourly", startTime: "00:00", intervalHours: 4, windowHours: 24 },
      instantRetentionDays: 3,
      retention: { ...inAmsterdam.retention, daily: { days: 14 } },
      notify: "Always",
    },
    vms: numbered("sql-prod", 2),
  },
  {
    name: "production-daily",
    settings: {
      ...inAmsterdam,
      schedule: { frequency: "Daily", startTime: "22:00" },
      retention: { ...inAmsterdam.retention, weekly: { weeks: 4, weekday: "Sunday" } },
    },
    vms: [
      ...numbered("web-prod", 4),
      ...numbered("api-prod", 3),
      ...numbered("erp-app", 2),
      ...numbered("files-prod", 2),
      "analytics-01",
      "archive-01",
    ],
  },
  {
    name: "development-daily",
    settings: { ...inAmsterdam, schedule: { frequency: "Daily", startTime: "20:00" }, instantRetentionDays: 3 },
    vms: [...numbered("dev-web", 2), "dev-sql-01", "lab-02"],
  },
  {
    name: "shared-weekly",
    settings: {
      ...inAmsterdam,
      schedule: { frequency: "Weekly", startTime: "03:00", weekdays: ["Wednesday", "Saturday"] },
      instantRetentionDays: 14,
    },
    vms: [...numbered("monitor", 2), ...numbered("jump", 2), ...numbered("edge", 2)],
  },
  {
    name: "directory-application-consistent",
    settings: {
      ...inAmsterdam,
      consistencyType: "ApplicationWithCrashFallback",
      schedule: { frequency: "Daily", startTime: "01:00" },
      retries: 1,
      notify: "Warnings",
    },
    vms: numbered("dc", 3),
  },
  {
    name: "payments-application-consistent",
    settings: {
      ...inAmsterdam,
      consistencyType: "ApplicationConsistent",
      schedule: { frequency: "Daily", startTime: "04:00" },
      retries: 1,
      minimumConsistency: "FileSystemConsistent",
    },
    vms: numbered("pay-api", 2),
  },
];
