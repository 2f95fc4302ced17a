export type ArmId = { subscriptionId: string; resourceGroup: string; provider: string; type: string; name: string };

/** Azure treats resource ids as case-insensitive and does not return them in one spelling. */
export const armKey = (id: string): string => id.toLowerCase();

export const sameArmId = (left: string, right: string): boolean => armKey(left) === armKey(right);

/** Reads `/subscriptions/{s}/resourceGroups/{rg}/providers/{ns}/{type}/{name}[/{type}/{name}…]`; null for anything else. */
export function parseArmId(id: string): ArmId | null {
  const parts = id.split("/").filter(Boolean);
  const [subscriptions, subscriptionId, groups, resourceGroup, providers, provider, ...rest] = parts;
  const isResource =
    subscriptions?.toLowerCase() === "subscriptions" &&
    groups?.toLowerCase() === "resourcegroups" &&
    providers?.toLowerCase() === "providers" &&
    rest.length >= 2 &&
    rest.length % 2 === 0;
  const name = rest.at(-1);
  if (!isResource || !subscriptionId || !resourceGroup || !provider || !name) return null;
  const type = rest.filter((_, index) => index % 2 === 0).join("/");
  return { subscriptionId, resourceGroup, provider, type, name };
}
