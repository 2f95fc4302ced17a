/** Parts of a resource id that the simulator works with; empty when the id has none. */
export function subscriptionOf(id: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? "";
}

export function groupOf(id: string): string {
  return /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? "";
}

export function subscriptionScope(subscriptionId: string): string {
  return `/subscriptions/${subscriptionId}`;
}

export function groupScope(subscriptionId: string, group: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${group}`;
}

export function computeId(subscriptionId: string, group: string, type: string, name: string): string {
  return `${groupScope(subscriptionId, group)}/providers/Microsoft.Compute/${type}/${name}`;
}

/** `{subscription, group}` buckets of a resource that lives in a resource group. */
export function scopesOf(id: string): string[] {
  const subscription = subscriptionOf(id);
  return [subscriptionScope(subscription), groupScope(subscription, groupOf(id))];
}

export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Regions are compared without case and blanks: `West Europe`, `westeurope`. */
export function sameLocation(a: string, b: string): boolean {
  return normalLocation(a) === normalLocation(b);
}

export function normalLocation(location: string): string {
  return location.replaceAll(" ", "").toLowerCase();
}
