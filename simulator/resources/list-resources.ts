import { resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { groupOf, groupScope, normalLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { readListQuery } from "#simulator/resources/list-query.ts";
import type { Filterable } from "#simulator/resources/resource-filter.ts";
import { showListed } from "#simulator/resources/show-listed.ts";
import { type AnyResource, findResource, isTracked, resourceKeys } from "#simulator/resources/world-resources.ts";

const filterNames = [
  "resourcetype",
  "name",
  "location",
  "resourcegroup",
  "tagname",
  "tagvalue",
  "plan/publisher",
  "plan/product",
  "plan/name",
  "plan/version",
  "identity/principalid",
];

/** GET /subscriptions/{s}/resources and /subscriptions/{s}/resourceGroups/{g}/resources: all types in one list. */
export function listResources(call: ArmCall): Answer {
  const { world } = call.simulator;
  const subscriptionId = parameter(call, "subscriptionId");
  const group = call.parameters["group"];
  const scope = group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group);
  if (group !== undefined && world.resourceGroups.get(scope) === undefined) return resourceGroupNotFound(group);
  const query = readListQuery(call, filterNames);
  if ("refusal" in query) return query.refusal;
  const keys = resourceKeys(world, scope).filter((key) => {
    const resource = findResource(world, key);
    return (
      resource !== undefined && isTracked(resource) && (query.filter === null || query.filter(filterableOf(resource)))
    );
  });
  const expand = new Set((queryOf(call.url, "$expand") ?? "").toLowerCase().split(",").filter(Boolean));
  const show = (resource: AnyResource) => showListed(world, resource, expand);
  return pageOf(call, { keys, get: (key) => findResource(world, key) }, show, query.pageSize);
}

function filterableOf(resource: AnyResource): Filterable {
  const plan: Record<string, string> = "plan" in resource && resource.plan ? resource.plan : {};
  const identity = "identity" in resource ? resource.identity : undefined;
  const principalId = identity?.["principalId"];
  return {
    fields: {
      resourcetype: resource.type,
      name: resource.name,
      location: normalLocation(resource.location ?? ""),
      resourcegroup: groupOf(resource.id),
      "plan/publisher": plan["publisher"],
      "plan/product": plan["product"],
      "plan/name": plan["name"],
      "identity/principalid": typeof principalId === "string" ? principalId : undefined,
    },
    tags: resource.tags ?? {},
  };
}
