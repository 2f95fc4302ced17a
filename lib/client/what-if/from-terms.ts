import type { FrequencyChoice, WhatIfSearch } from "#lib/contracts/what-if-search.ts";
import { frequencyChoices } from "#lib/contracts/what-if-search.ts";
import type { PolicyTerms } from "#lib/domain/cost/cost-inputs.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

/** A policy's terms as the controls show them. */
export type ShownTerms = {
  every: FrequencyChoice | null;
  instant: number;
  daily: number;
  weekly: number;
  monthly: number;
  yearly: number;
};

export const everyOf = (schedule: Schedule): FrequencyChoice | null => {
  if (schedule.frequency !== "Hourly") return schedule.frequency === "Daily" ? "daily" : "weekly";
  return frequencyChoices.find((choice) => choice === `${schedule.intervalHours}h`) ?? null;
};

const shownTerms = ({ schedule, instantRetentionDays, retention }: PolicyTerms): ShownTerms => ({
  every: everyOf(schedule),
  instant: instantRetentionDays,
  daily: retention.daily?.days ?? 0,
  weekly: retention.weekly?.weeks ?? 0,
  monthly: retention.monthly?.months ?? 0,
  yearly: retention.yearly?.years ?? 0,
});

/** What all policies of a selection have in common; null for what differs. */
export type CommonTerms = { [Key in keyof ShownTerms]: ShownTerms[Key] | null };

export function commonTerms(policies: readonly { terms: PolicyTerms }[]): CommonTerms {
  const [first, ...others] = policies.map(({ terms }) => shownTerms(terms));
  const common: CommonTerms = { every: null, instant: null, daily: null, weekly: null, monthly: null, yearly: null };
  if (!first) return common;
  const keepEqual = <Key extends keyof ShownTerms>(key: Key) => {
    if (others.every((terms) => terms[key] === first[key])) common[key] = first[key];
  };
  for (const key of Object.keys(common) as (keyof ShownTerms)[]) keepEqual(key);
  return common;
}

/** Settings as the address of a what-if says them, such as those of a form. */
export function searchOfTerms({ schedule, instantRetentionDays, retention }: PolicyTerms): Partial<WhatIfSearch> {
  const every = everyOf(schedule);
  return {
    ...(every && { every }),
    ...(schedule.frequency === "Hourly" && schedule.windowHours !== 24 && { window: schedule.windowHours }),
    ...(schedule.frequency === "Weekly" && { on: schedule.weekdays }),
    instant: instantRetentionDays,
    daily: retention.daily?.days ?? 0,
    weekly: retention.weekly?.weeks ?? 0,
    monthly: retention.monthly?.months ?? 0,
    yearly: retention.yearly?.years ?? 0,
  };
}
