import type { WhatIfSearch } from "#lib/contracts/what-if-search.ts";
import { changeTerms } from "#lib/domain/cost/change-terms.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { toTermsChange } from "./to-cost-change.ts";

/** A policy's settings with what was tried of them; used ratio, churn and places are no matter of a policy. */
export function applyToSettings(settings: PolicySettings, search: WhatIfSearch): PolicySettings {
  const { luns, skus } = settings.excludeDisks;
  return {
    ...settings,
    ...changeTerms(settings, toTermsChange(search, settings.schedule.startTime)),
    excludeDisks: {
      ...settings.excludeDisks,
      luns: [...new Set([...luns, ...(search.luns ?? [])])],
      skus: [...new Set([...skus, ...(search.skus ?? [])])],
    },
  };
}

/** A new policy that begins with what was tried. */
export const newSettings = (search: WhatIfSearch): PolicySettings => applyToSettings(defaultPolicySettings, search);

const policyKeys = [
  "every",
  "window",
  "on",
  "instant",
  "daily",
  "weekly",
  "monthly",
  "yearly",
  "luns",
  "skus",
] as const;

/** Only what a policy says. */
export const ofPolicy = (search: WhatIfSearch): Partial<WhatIfSearch> =>
  Object.fromEntries(policyKeys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));

export const saysAboutPolicy = (search: WhatIfSearch): boolean => Object.keys(ofPolicy(search)).length > 0;
