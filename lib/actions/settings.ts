"use server";

import { setBinDaysInput, setEligibilityProfileInput } from "#lib/contracts/settings.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { setBinDays } from "#lib/services/settings/set-bin-days.ts";
import { setEligibilityProfile } from "#lib/services/settings/set-eligibility-profile.ts";

export const setEligibilityProfileAction = defineAction({
  name: "settings.setEligibilityProfile",
  input: setEligibilityProfileInput,
  permission: "administer",
  run: setEligibilityProfile,
});

export const setBinDaysAction = defineAction({
  name: "settings.setBinDays",
  input: setBinDaysInput,
  permission: "administer",
  run: setBinDays,
});
