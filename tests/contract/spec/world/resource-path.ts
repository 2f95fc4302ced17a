/** A resource id taken apart; types and names alternate below the provider. */
export type ResourcePath = {
  id: string;
  subscriptionId: string;
  group: string | null;
  /** Provider and types such as `Microsoft.Compute/restorePointCollections/restorePoints`. */
  type: string;
  names: string[];
  name: string;
  /** The resource of which this one is a part. */
  parentId: string | null;
};

const pattern = /^\/?subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?\/providers\/([^/]+)\/(.+)$/i;

/** Null for what is not the id of a provider's resource. The slash at the beginning may be missing, as in some examples. */
export function resourcePath(text: string): ResourcePath | null {
  const id = text.startsWith("/") ? text : `/${text}`;
  const [, subscriptionId, group, namespace, rest] = pattern.exec(id) ?? [];
  if (subscriptionId === undefined || namespace === undefined || rest === undefined) return null;
  const parts = rest.split("/").filter(Boolean);
  if (parts.length < 2 || parts.length % 2 === 1) return null;
  const names = parts.filter((_, index) => index % 2 === 1);
  const types = parts.filter((_, index) => index % 2 === 0);
  return {
    id,
    subscriptionId,
    group: group ?? null,
    type: [namespace, ...types].join("/"),
    names,
    name: names.at(-1) ?? "",
    parentId: parts.length > 2 ? id.split("/").slice(0, -2).join("/") : null,
  };
}

/** Every resource id that a JSON value names, wherever it stands. */
export function idsIn(value: unknown): string[] {
  if (typeof value === "string") return [resourcePath(value)?.id ?? []].flat();
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...idsIn(key), ...idsIn(item)]);
}
