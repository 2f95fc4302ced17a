import { z } from "zod";
import { retentionRanges } from "#lib/domain/policy/validate-retention.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";
import { type RawSearch, readSearch } from "./search-params.ts";
import { type WhatIfSelectionInput, whatIfSelection } from "./what-if.ts";

export const frequencyChoices = ["1h", "2h", "3h", "4h", "6h", "8h", "12h", "24h", "daily", "weekly"] as const;
export type FrequencyChoice = (typeof frequencyChoices)[number];

/** Several with commas between them. */
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((text) => (typeof text === "string" ? text.split(",").filter(Boolean) : text), z.array(item).max(most));

const whole = (min: number, max: number) =>
  z.coerce
    .number(`Use a whole number from ${min} to ${max}.`)
    .int(`Use a whole number from ${min} to ${max}.`)
    .min(min, `Use ${min} or more.`)
    .max(max, `Use ${max} or less.`);

/** 0 switches a tier off. */
const tier = (max: number) => whole(0, max);
const percent = z.coerce.number("Use a percentage.").min(0, "Use 0 or more.").max(100, "Use 100 or less.");
const region = z.string().regex(/^[a-z0-9]{1,50}$/, "Use the name of a region, such as westeurope.");

/** All that a what-if is about, as its address says it. What is not there stays as it is. */
export const whatIfSearch = z.object({
  ...whatIfSelection.shape,
  every: z.enum(frequencyChoices, `Use one of ${frequencyChoices.join(", ")}.`).optional(),
  /** Hours of each day in which an hourly schedule runs. */
  window: whole(1, 24).optional(),
  /** Weekdays of a weekly schedule. */
  on: listOf(z.enum(weekdays, "Use weekdays, such as Sunday."), 7).optional(),
  instant: whole(retentionRanges.instantDays.min, retentionRanges.instantDays.max).optional(),
  daily: tier(retentionRanges.daily.max).optional(),
  weekly: tier(retentionRanges.weekly.max).optional(),
  monthly: tier(retentionRanges.monthly.max).optional(),
  yearly: tier(retentionRanges.yearly.max).optional(),
  /** Expected, in percent. */
  used: percent.optional(),
  churn: percent.optional(),
  region: region.optional(),
  redundancy: z.enum(["LRS", "ZRS"], "Use LRS or ZRS.").optional(),
  copy: region.optional(),
  luns: listOf(whole(0, 63), 64).optional(),
  skus: listOf(z.string().max(40), 20).optional(),
});
export type WhatIfSearch = z.infer<typeof whatIfSearch>;

/** What has to be read for it; the rest is reckoned. */
export const selectionOf = ({ by, key, under }: WhatIfSearch): WhatIfSelectionInput => ({
  ...{ by, key },
  ...(under && { under }),
});

/** Addresses are typed and shared: what cannot be understood is left as it is, and said. */
export function readWhatIfSearch(raw: RawSearch): { search: WhatIfSearch; problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return key in whatIfSearch.shape && first ? [[key, first]] : [];
    }),
  );
  const parsed = whatIfSearch.safeParse(given);
  const bad = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) bad.set(String(path[0]), message);
  const problems = [...bad].map(([key, message]) => `${key}=${given[key]}: ${message}`);
  const search = readSearch(whatIfSearch, given);
  if (whatIfSelection.safeParse(search).success) return { search, problems };
  problems.push(`by=${search.by}, key=${search.key}: It names nothing of this kind.`);
  return { search: { ...search, by: "fleet", key: "" }, problems };
}

/** The address again; what stays as it is is left out. */
export function writeWhatIfSearch(search: Partial<WhatIfSearch>): string {
  const set = Object.entries(search).flatMap(([key, value]) => {
    const isDefault = value === undefined || value === "" || (key === "by" && value === "fleet");
    return isDefault ? [] : [[key, Array.isArray(value) ? value.join(",") : String(value)]];
  });
  return new URLSearchParams(set).toString().replaceAll("%2C", ",");
}
