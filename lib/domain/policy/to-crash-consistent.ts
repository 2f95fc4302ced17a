import { defaultPolicySettings, type PolicySettings } from "./policy-settings.ts";

/**
 * Same schedule, same retention, and the crash-consistent type: the second policy of "option 1" in the how-to of agentless
 * multi-disk crash-consistent backup (2025-07-25). What only an application-consistent snapshot has falls away.
 */
export const toCrashConsistent = (settings: PolicySettings): PolicySettings => ({
  ...settings,
  consistencyType: "OnlyCrashConsistent",
  retries: defaultPolicySettings.retries,
  minimumConsistency: null,
});
