import { expect, test } from "vitest";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";
import { defaultPolicySettings as settings } from "#lib/domain/policy/policy-settings.ts";

test("a version does not differ from itself", () => {
  expect(diffSettings(settings, structuredClone(settings))).toEqual([]);
});

test("what differs is said field by field, in the words of the policy and the order of the form", () => {
  const after = {
    ...settings,
    schedule: { frequency: "Daily", startTime: "02:00" } as const,
    instantRetentionDays: 1,
    retention: { ...settings.retention, weekly: { weeks: 12, weekday: "Sunday" } as const },
    collectionResourceGroup: "rg-{location}",
  };
  expect(diffSettings(settings, after)).toEqual([
    { field: "Schedule", before: "Every 4 hours from 08:00", after: "Daily at 02:00" },
    { field: "Instant recovery snapshots", before: "7 days", after: "1 day" },
    { field: "Weekly retention", before: "Off", after: "12 weeks, on Sunday" },
    { field: "Resource group for collections", before: "Each VM's own resource group", after: "rg-{location}" },
  ]);
});

test("a field that only one of the two has is named as well, in both directions", () => {
  const application = { ...settings, consistencyType: "ApplicationConsistent", retries: 2 } as const;
  expect(diffSettings(settings, application)).toContainEqual({
    ...{ field: "Further attempts", before: "Does not apply", after: "2" },
  });
  expect(diffSettings(application, settings)).toContainEqual({
    ...{ field: "Further attempts", before: "2", after: "Does not apply" },
  });
});
