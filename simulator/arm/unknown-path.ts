import { apiVersions } from "#simulator/arm/api-versions.ts";
import { armError, subscriptionNotFound } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { registrationRefusal } from "#simulator/arm/check-registration.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";
import { findProvider } from "#simulator/arm/providers.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/** Provider namespaces with the types, nested ones too, and the versions that operations of the table name. */
type Known = { namespace: string; types: Set<string>; versions: Set<string> };

const knownNamespaces = new Map<string, Known>();
for (const { path, family } of armOperations) {
  const [, namespace, rest] = /\/providers\/([A-Z][^/{]+)\/([^?]+)$/.exec(path) ?? [];
  if (namespace === undefined || rest === undefined) continue;
  const known = knownNamespaces.get(namespace.toLowerCase()) ?? { namespace, types: new Set(), versions: new Set() };
  known.types.add(typeOf(rest.split("/")).toLowerCase());
  for (const version of apiVersions[family]) known.versions.add(version);
  knownNamespaces.set(namespace.toLowerCase(), known);
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
  if (provider === -1 || namespace === undefined) return nothingThere(call);
  const refusal = subscriptionId === undefined ? undefined : registrationRefusal(call, subscriptionId, namespace);
  if (refusal) return refusal;
  const known = knownNamespaces.get(namespace.toLowerCase());
  if (known === undefined && findProvider(namespace) !== undefined) return nothingThere(call);
  if (known === undefined) {
    return armError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
  }
  const below = call.segments.slice(provider + 2);
  const isAction = call.method === "POST" && below.length % 2 === 1;
  const type = typeOf(isAction ? below.slice(0, -1) : below);
  if (known.types.has(type.toLowerCase())) return nothingThere(call);
  const version = queryOf(call.url, "api-version") ?? "";
  return armError(
    404,
    "InvalidResourceType",
    `The resource type '${type}' could not be found in the namespace '${known.namespace}' for api version '${version}'. The supported api-versions are '${[...known.versions].sort().join(",")}'.`,
  );
}

/** What is asked of a known type that it has not: an action or a method. */
export function nothingThere(call: CallInProgress): Answer {
  return armError(404, "NotFound", `No HTTP resource was found that matches the request URI '${call.url.pathname}'.`);
}

/** Types and names alternate: `virtualMachines/vm/extensions/one` is of type `virtualMachines/extensions`. */
function typeOf(segments: readonly string[]): string {
  return segments.filter((_, index) => index % 2 === 0).join("/");
}
