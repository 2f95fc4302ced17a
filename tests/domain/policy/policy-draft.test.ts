import { expect, it } from "vitest";
import { emptyPolicyDraft, type PolicyDraft, toPolicyInput } from "#components/backup/policy-form/policy-draft.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
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
