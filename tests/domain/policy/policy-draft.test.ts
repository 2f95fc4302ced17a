import { expect, it } from "vitest";
import {
  emptyPolicyDraft,
  type PolicyDraft,
  toPolicyDraft,
  toPolicyInput,
} from "#components/backup/policy-form/policy-draft.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";

const settingsOf = (draft: Partial<PolicyDraft>) => toPolicyInput({ ...emptyPolicyDraft, ...draft }, "UTC").settings;

it("saves the attempts and the minimum only where the consistency type gives them a meaning", () => {
  const entered = { retries: 5, minimumConsistency: "FileSystemConsistent" } as const;
  expect(settingsOf({ ...entered, consistencyType: "ApplicationConsistent" })).toMatchObject(entered);
  expect(settingsOf({ ...entered, consistencyType: "ApplicationWithCrashFallback" })).toMatchObject({
    retries: 5,
    minimumConsistency: null,
  });
  expect(settingsOf({ ...entered, consistencyType: "OnlyCrashConsistent" })).toMatchObject({
    retries: defaultPolicySettings.retries,
    minimumConsistency: null,
  });
});

it.each([Number.NaN, -1, 6, 1.5])("says at the field that %s attempts are not possible", (retries) => {
  const settings = settingsOf({ retries, consistencyType: "ApplicationWithCrashFallback" });
  expect(validatePolicy("nightly", settings)).toEqual({ retries: ["Enter a whole number of attempts from 0 to 5."] });
});

it.each<Partial<PolicySettings>>([
  {},
  { schedule: { frequency: "Daily", startTime: "02:00" }, timeZone: "Europe/Berlin", notify: "Never" },
  {
    consistencyType: "ApplicationConsistent",
    schedule: { frequency: "Weekly", startTime: "22:00", weekdays: ["Saturday"] },
    retention: {
      daily: null,
      weekly: { weeks: 6, weekday: "Saturday" },
      monthly: { months: 6, on: { basis: "Week", week: "Last", weekday: "Saturday" } },
      yearly: { years: 2, month: 7, on: { basis: "Day", day: "Last" } },
    },
    retries: 2,
    minimumConsistency: "FileSystemConsistent",
    excludeDisks: { luns: [3], skus: ["UltraSSD_LRS"], tags: [{ name: "backup", value: "no" }] },
  },
])("opened for an edit and saved untouched, a policy is what it was: %j", (part) => {
  const settings = { ...defaultPolicySettings, ...part };
  expect(toPolicyInput(toPolicyDraft("nightly", settings), "Asia/Tokyo")).toEqual({ name: "nightly", settings });
});
