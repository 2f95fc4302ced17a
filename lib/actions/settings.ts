"use server";

import { setEligibilityProfileInput } from "#lib/contracts/settings.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { setEligibilityProfile } from "#lib/services/settings/set-eligibility-profile.ts";

export const setEligibilityProfileAction = defineAction({
  name: "settings.setEligibilityProfile",
  input: setEligibilityProfileInput,
  permission: "administer",
  run: setEligibilityProfile,
});
