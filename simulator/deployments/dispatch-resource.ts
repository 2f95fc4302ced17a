import { apiVersions } from "#simulator/arm/api-versions.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import type { TemplateResource } from "#simulator/deployments/read-template.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { createRouter, type Router } from "#simulator/http/router.ts";
import type { JsonObject } from "#simulator/json.ts";

/** Every operation of Resource Manager, which is known only after all tables have been put together. */
export type AllOperations = () => readonly ArmOperation[];

/** Sends the resources of a template to the very handlers that answer a client's PUT. */
export function createDispatcher(all: AllOperations): (call: ArmCall, resource: TemplateResource) => Promise<Answer> {
  let router: Router<ArmOperation> | undefined;
  return async (call, resource) => {
    router ??= createRouter(
      all()
        .filter((operation) => operation.method === "PUT")
        .map((operation) => ({ method: "PUT", path: operation.path, value: operation })),
    );
    const segments = resource.id.split("/").filter(Boolean);
    const match = router.find(segments);
    const operation = match?.values.get("PUT");
    const isOwn = operation !== undefined && !operation.path.includes("{namespace}");
    if (match === undefined || operation === undefined || !isOwn) return believe(call, resource);
    const known = apiVersions[operation.family];
    const apiVersion = known.includes(resource.apiVersion)
      ? resource.apiVersion
      : (known.at(-1) ?? resource.apiVersion);
    return operation.handle({
      ...call,
      method: "PUT",
      operation,
      segments,
      url: new URL(`${resource.id}?api-version=${apiVersion}`, call.origin),
      parameters: match.parameters,
      apiVersion,
      content: resource.body,
      resourceLimits: [],
    });
  };
}

/** A resource of a type that is not simulated: it exists from now on as it was described, and does nothing. */
function believe(call: ArmCall, resource: TemplateResource): Answer {
  const { world } = call.simulator;
  const { properties, tags, sku, kind, identity, zones } = resource.body;
  const record = world.others.put({
    id: resource.id,
    name: resource.name.split("/").at(-1) ?? resource.name,
    type: resource.type,
    ...(resource.location !== undefined && { location: resource.location }),
    ...(tags !== undefined && { tags: tags as Record<string, string> }),
    ...(sku !== undefined && { sku: sku as JsonObject }),
    ...(typeof kind === "string" && { kind }),
    ...(identity !== undefined && { identity: identity as JsonObject }),
    ...(Array.isArray(zones) && { zones: zones.map(String) }),
    properties: { ...(properties as JsonObject | undefined), provisioningState: "Succeeded" },
  });
  return { status: 201, body: record };
}
