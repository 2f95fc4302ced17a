import type { RuleScope, RuleTag, SelectorKind, VmSelector } from "./rule-scope.ts";

export const selectorWords: Record<SelectorKind, string> = {
  subscriptionIds: "Subscription",
  resourceGroups: "Resource group",
  tags: "Tag",
  namePatterns: "Name",
  locations: "Region",
};

export const tagInWords = ({ name, value }: RuleTag): string => (value === null ? name : `${name}=${value}`);

/** "env=prod" and "env" as tags; spaces around both parts do not count. */
export function readTag(text: string): RuleTag {
  const [name = "", ...rest] = text.split("=");
  return { name: name.trim(), value: rest.length === 0 ? null : rest.join("=").trim() };
}

/**
 * "Tag env=prod or env=stage, region westeurope; not name *-test".
 * @param subscriptionName the name of a subscription by its id, as the screen shows it
 */
export function scopeInWords({ include, exclude }: RuleScope, subscriptionName: (id: string) => string): string {
  const [wanted, unwanted] = [include, exclude].map((selector) => selectorInWords(selector, subscriptionName));
  const words = [wanted?.join(", "), unwanted && unwanted.length > 0 && `not ${unwanted.join(", not ")}`];
  const text = words.filter(Boolean).join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function selectorInWords(selector: VmSelector, subscriptionName: (id: string) => string): string[] {
  const parts: [SelectorKind, string[]][] = [
    ["tags", selector.tags.map(tagInWords)],
    ["namePatterns", [...selector.namePatterns]],
    ["subscriptionIds", selector.subscriptionIds.map(subscriptionName)],
    ["resourceGroups", [...selector.resourceGroups]],
    ["locations", [...selector.locations]],
  ];
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([kind, values]) => `${selectorWords[kind].toLowerCase()} ${values.join(" or ")}`);
}
