import type { PolicySettings } from "./policy-settings.ts";
import { settingsInWords } from "./settings-in-words.ts";

export type SettingChange = { field: string; before: string; after: string };

/** Stands for a field that the other version's type of policy does not have. */
const notThere = "Does not apply";

/** What differs between two versions, in the words in which the policy is shown and in the order of its fields. */
export function diffSettings(before: PolicySettings, after: PolicySettings): SettingChange[] {
  const old = new Map(settingsInWords(before).map(({ field, words }) => [field, words]));
  const now = new Map(settingsInWords(after).map(({ field, words }) => [field, words]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? notThere, after: now.get(field) ?? notThere }))
    .filter((change) => change.before !== change.after);
}
