import { resourceGroupNotFound, resourceNotFound, subscriptionNotFound } from "#simulator/arm/arm-error.ts";
import { groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The 404 for a subscription, group or resource that is not there. */
export function scopeNotFound(scope: string): Answer {
  const group = groupOf(scope);
  if (group === "") return subscriptionNotFound(subscriptionOf(scope));
  const resource = /\/providers\/(.+)$/i.exec(scope)?.[1];
  return resource === undefined ? resourceGroupNotFound(group) : resourceNotFound(group, resource);
}
