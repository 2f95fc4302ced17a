import { z } from "zod";
import { type Profile, profiles } from "#lib/domain/eligibility/assessment.ts";
import { binDaysRange } from "#lib/domain/retention/bin-days.ts";

export const setEligibilityProfileInput = z.object({ profile: z.enum(profiles) });
export type SetEligibilityProfileInput = z.infer<typeof setEligibilityProfileInput>;

const { min, max } = binDaysRange;
const binDaysSentence = `Enter a whole number of days from ${min} to ${max}.`;

export const setBinDaysInput = z.object({
  binDays: z.int({ error: binDaysSentence }).min(min, binDaysSentence).max(max, binDaysSentence),
});
export type SetBinDaysInput = z.infer<typeof setBinDaysInput>;

export type SettingsDto = {
  profile: Profile;
  /** Days between "no longer kept" and the deletion in Azure. */
  binDays: number;
  /** Version of Stillpoint. */
  version: string;
  catalogueVersion: string;
  catalogueRules: number;
};
