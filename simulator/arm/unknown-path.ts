import { apiVersions } from "#simulator/arm/api-versions.ts";
import { armError, subscriptionNotFound } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/** Provider namespaces with the resource types that some operation of the table names. */
const knownTypes = new Map<string, { namespace: string; types: Set<string> }>();
for (const { path } of armOperations) {
  const [, namespace, type] = /\/providers\/([A-Z][^/{]+)\/([^/{]+)/.exec(path) ?? [];
  if (namespace === undefined || type === undefined) continue;
  const known = knownTypes.get(namespace.toLowerCase()) ?? { namespace, types: new Set() };
  known.types.add(type.toLowerCase());
  knownTypes.set(namespace.toLowerCase(), known);
}

/** The error with which Resource Manager refuses a path that no operation has. */
export function unknownPath(call: CallInProgress): Answer {
  const lower = call.segments.map((segment) => segment.toLowerCase());
  const subscriptionId = lower[0] === "subscriptions" ? call.segments[1] : undefined;
  const { subscriptions } = call.simulator.world;
  if (subscriptionId !== undefined && !subscriptions.get(subscriptionScope(subscriptionId))) {
    return subscriptionNotFound(subscriptionId);
  }
  const provider = lower.lastIndexOf("providers");
  const namespace = call.segments[provider + 1];
  if (provider === -1 || namespace === undefined) {
    return armError(404, "NotFound", `No HTTP resource was found that matches the request URI '${call.url.pathname}'.`);
  }
  const known = knownTypes.get(namespace.toLowerCase());
  if (known === undefined) {
    return armError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
  }
  const type = call.segments[provider + 2] ?? "";
  if (known.types.has(type.toLowerCase())) {
    return armError(404, "ResourceNotFound", `The requested resource '${call.url.pathname}' does not exist.`);
  }
  const version = queryOf(call.url, "api-version") ?? "";
  return armError(
    404,
    "InvalidResourceType",
    `The resource type '${type}' could not be found in the namespace '${known.namespace}' for api version '${version}'. The supported api-versions are '${apiVersions.compute.join(",")}'.`,
  );
}
