import { describe, expect, it } from "vitest";
import { azureBackupHints } from "#lib/domain/policy/azure-backup-hints.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import {
  azureBackupRetention,
  defaultPolicySettings,
  type PolicySettings,
} from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

const settings = (overrides: Partial<PolicySettings> = {}): PolicySettings => ({
  ...defaultPolicySettings,
  ...overrides,
});
const hourly = (intervalHours: number, windowHours = 24): Schedule => ({
  frequency: "Hourly",
  startTime: "08:00",
  intervalHours,
  windowHours,
});
const daily: Schedule = { frequency: "Daily", startTime: "02:00" };
const weekly: Schedule = { frequency: "Weekly", startTime: "02:00", weekdays: ["Saturday"] };
const retention = (overrides: Partial<PolicySettings["retention"]>) => ({
  ...defaultPolicySettings.retention,
  ...overrides,
});
const check = (overrides: Partial<PolicySettings>, name = "nightly") => validatePolicy(name, settings(overrides));

describe("a policy that can be saved", () => {
  it.each<[string, Partial<PolicySettings>]>([
    ["the defaults", {}],
    ["hourly crash-consistent", { schedule: hourly(1) }],
    ["application-consistent every 3 hours", { schedule: hourly(3), consistencyType: "ApplicationConsistent" }],
    ["daily with Azure's retention", { schedule: daily, retention: { ...azureBackupRetention } }],
    ["weekly snapshots for 5 days", { schedule: weekly, instantRetentionDays: 5 }],
    ["a day of the month", { retention: retention({ monthly: { months: 12, on: { basis: "Day", day: "Last" } } }) }],
    ["collections in one group", { collectionResourceGroup: "rg-restore-{location}" }],
  ])("%s", (_, overrides) => expect(check(overrides)).toEqual({}));
});

describe("the name", () => {
  it.each([
    ["ab", "3 to 150"],
    ["a".repeat(151), "3 to 150"],
    ["1st-policy", "letter"],
    ["my policy", "hyphens"],
    ["nächtlich", "hyphens"],
  ])("%s is refused", (name, part) => expect(check({}, name)["name"]?.join()).toContain(part));
});

describe("what is wrong is said at the field", () => {
  it.each<[string, string, Partial<PolicySettings>, string]>([
    ["an interval Azure's form lacks", "schedule.intervalHours", { schedule: hourly(5) }, "1, 2, 3, 4, 6, 8, 12 or 24"],
    ["an impossible window", "schedule.windowHours", { schedule: hourly(8, 12) }, "8, 16 or 24"],
    ["a window beyond a day", "schedule.windowHours", { schedule: hourly(12, 36) }, "12 or 24"],
    ["no window at all", "schedule.windowHours", { schedule: hourly(24, 0) }, "Only 24 hours is possible"],
    [
      "application mode under 3 hours",
      "schedule.intervalHours",
      { schedule: hourly(2), consistencyType: "ApplicationConsistent" },
      "at least 3 hours",
    ],
    ["six attempts more", "retries", { retries: 6 }, "0 to 5"],
    [
      "a minimum above the fallback",
      "minimumConsistency",
      { consistencyType: "ApplicationWithCrashFallback", minimumConsistency: "FileSystemConsistent" },
      "never reach this minimum",
    ],
    [
      "a minimum above the only type",
      "minimumConsistency",
      { minimumConsistency: "ApplicationConsistent" },
      "never reach this minimum",
    ],
    ["a LUN that Azure has not", "excludeDisks.luns", { excludeDisks: { luns: [64], skus: [], tags: [] } }, "0 to 63"],
    ["a wrong time", "schedule.startTime", { schedule: { ...daily, startTime: "25:00" } }, "00:00 to 23:59"],
    ["no weekday", "schedule.weekdays", { schedule: { ...weekly, weekdays: [] } }, "at least one"],
    ["an unknown zone", "timeZone", { timeZone: "Europe/Atlantis" }, "Europe/Berlin"],
    ["31 days of snapshots", "instantRetentionDays", { instantRetentionDays: 31, schedule: daily }, "1 to 30"],
    ["half a day", "instantRetentionDays", { instantRetentionDays: 1.5 }, "whole number"],
    ["weekly snapshots for 4 days", "instantRetentionDays", { instantRetentionDays: 4, schedule: weekly }, "5 to 20"],
    ["weekly snapshots for 21 days", "instantRetentionDays", { instantRetentionDays: 21, schedule: weekly }, "5 to 20"],
    ["6 daily points", "retention.daily.days", { retention: retention({ daily: { days: 6 } }) }, "7 to 9999"],
    [
      "daily points of a weekly schedule",
      "retention.daily.days",
      { schedule: weekly, retention: retention({ daily: { days: 30 } }) },
      "no point for every day",
    ],
    [
      "5164 weeks",
      "retention.weekly.weeks",
      { retention: retention({ weekly: { weeks: 5164, weekday: "Sunday" } }) },
      "1 to 5163",
    ],
    [
      "a weekday without a run",
      "retention.weekly.weekday",
      { schedule: weekly, retention: retention({ weekly: { weeks: 12, weekday: "Sunday" } }) },
      "does not run on Sundays",
    ],
    [
      "1189 months",
      "retention.monthly.months",
      { retention: retention({ monthly: { months: 1189, on: { basis: "Day", day: 1 } } }) },
      "1 to 1188",
    ],
    [
      "the 29th",
      "retention.monthly.on.day",
      { retention: retention({ monthly: { months: 12, on: { basis: "Day", day: 29 } } }) },
      "1 to 28",
    ],
    [
      "a date with a weekly schedule",
      "retention.monthly.on.basis",
      { schedule: weekly, retention: retention({ monthly: { months: 12, on: { basis: "Day", day: 1 } } }) },
      "weekday of the month",
    ],
    [
      "a month that does not exist",
      "retention.yearly.month",
      { retention: retention({ yearly: { years: 3, month: 13, on: { basis: "Day", day: 1 } } }) },
      "January to December",
    ],
    [
      "100 years",
      "retention.yearly.years",
      { retention: retention({ yearly: { years: 100, month: 1, on: { basis: "Day", day: 1 } } }) },
      "1 to 99",
    ],
    [
      "snapshots longer than daily points",
      "instantRetentionDays",
      { instantRetentionDays: 14, schedule: daily, retention: retention({ daily: { days: 10 } }) },
      "daily retention of 10 days",
    ],
    [
      "more points than Azure allows, said at the largest tier",
      "instantRetentionDays",
      { schedule: hourly(1), instantRetentionDays: 30 },
      "would keep 720 points per VM",
    ],
    [
      "more points than Azure allows through daily points",
      "retention.daily.days",
      { schedule: daily, retention: retention({ daily: { days: 451 } }) },
      "would keep 451 points per VM",
    ],
    ["an unknown placeholder", "collectionResourceGroup", { collectionResourceGroup: "rg-{vm}" }, "{location}"],
    ["a group name with a slash", "collectionResourceGroup", { collectionResourceGroup: "rg/a" }, "parentheses"],
    ["a period at the end", "collectionResourceGroup", { collectionResourceGroup: "rg." }, "period"],
    ["no group", "collectionResourceGroup", { collectionResourceGroup: " " }, "Enter a resource group"],
  ])("%s", (_, path, overrides, part) => {
    const errors = check(overrides);
    expect(Object.keys(errors)).toEqual([path]);
    expect(errors[path]?.join(" ")).toContain(part);
  });
});

describe("Azure Backup's own numbers", () => {
  it.each<[Schedule, number, string[]]>([
    [hourly(4), 17, []],
    [hourly(4), 18, ["instantRetentionDays"]],
    [hourly(6), 22, []],
    [hourly(6), 23, ["instantRetentionDays"]],
    [hourly(8), 30, []],
    [hourly(1), 7, ["schedule.intervalHours"]],
    [daily, 30, []],
    [weekly, 20, []],
  ])("%j kept %s days gives hints at %j", (schedule, instantRetentionDays, paths) => {
    expect(Object.keys(azureBackupHints(settings({ schedule, instantRetentionDays })))).toEqual(paths);
  });
});

describe("the collections' resource group", () => {
  const vm = { resourceGroup: "rg-app", location: "westeurope" };
  it.each([
    ["{resourceGroup}", "rg-app"],
    ["backup-{location}-{resourceGroup}", "backup-westeurope-rg-app"],
    ["rg-backup", "rg-backup"],
  ])("%s gives %s", (pattern, group) => expect(collectionResourceGroupFor(pattern, vm)).toBe(group));
});
