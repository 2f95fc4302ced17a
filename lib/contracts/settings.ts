import { z } from "zod";
import { type Profile, profiles } from "#lib/domain/eligibility/assessment.ts";

export const setEligibilityProfileInput = z.object({ profile: z.enum(profiles) });
export type SetEligibilityProfileInput = z.infer<typeof setEligibilityProfileInput>;

export type SettingsDto = {
  profile: Profile;
  /** Version of Stillpoint. */
  version: string;
  catalogueVersion: string;
  catalogueRules: number;
};
