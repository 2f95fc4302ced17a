import { armError, invalidRequestContent, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { groupScope, normalLocation, sameLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { readListQuery } from "#simulator/resources/list-query.ts";
import { readTags } from "#simulator/resources/tag-rules.ts";
import type { ResourceGroup } from "#simulator/world/records.ts";

export function listResourceGroups(call: ArmCall): Answer {
  const query = readListQuery(call, ["name", "location", "tagname", "tagvalue"]);
  if ("refusal" in query) return query.refusal;
  const { filter, pageSize } = query;
  const { resourceGroups } = call.simulator.world;
  const all = resourceGroups.keys(subscriptionScope(parameter(call, "subscriptionId")));
  const isWanted = (key: string): boolean => {
    const group = resourceGroups.get(key);
    if (group === undefined || filter === null) return true;
    return filter({ fields: { name: group.name, location: group.location }, tags: group.tags ?? {} });
  };
  const keys = filter === null ? all : all.filter(isWanted);
  return pageOf(call, { keys, get: (key) => resourceGroups.get(key) }, showGroup, pageSize);
}

export function getResourceGroup(call: ArmCall): Answer {
  const found = findGroup(call);
  return found ? { status: 200, body: showGroup(found) } : resourceGroupNotFound(parameter(call, "group"));
}

export function headResourceGroup(call: ArmCall): Answer {
  return { status: findGroup(call) ? 204 : 404 };
}

export function putResourceGroup(call: ArmCall): Answer {
  const content = isObject(call.content) ? call.content : {};
  const name = parameter(call, "group");
  const previous = findGroup(call);
  const location = content["location"];
  if (!previous && !isGroupName(name)) return invalidName(name);
  if (typeof location !== "string" || location.trim() === "") {
    return armError(400, "LocationRequired", "The location property is required for this definition.");
  }
  if (previous && !sameLocation(previous.location, location)) {
    return armError(
      409,
      "InvalidResourceGroupLocation",
      `Invalid resource group location '${location}'. The Resource group already exists in location '${previous.location}'.`,
    );
  }
  const id = previous?.id ?? groupScope(parameter(call, "subscriptionId"), name);
  const group = { id, name, location: normalLocation(location), provisioningState: "Succeeded" };
  return save(call, { ...group, ...(previous && { name: previous.name }) }, previous, content);
}

/** PATCH: what the request names is replaced, the rest stays. */
export function patchResourceGroup(call: ArmCall): Answer {
  const previous = findGroup(call);
  if (previous === undefined) return resourceGroupNotFound(parameter(call, "group"));
  return save(call, previous, previous, isObject(call.content) ? call.content : {});
}

function save(
  call: ArmCall,
  group: ResourceGroup,
  previous: ResourceGroup | undefined,
  { tags, managedBy }: JsonObject,
): Answer {
  const wanted = tags === undefined ? undefined : readTags(tags);
  if (wanted && "refusal" in wanted) return wanted.refusal;
  if (managedBy !== undefined && typeof managedBy !== "string")
    return invalidRequestContent("The property 'managedBy' must be a string");
  if (previous?.provisioningState === "Deleting") return beingDeleted(previous.name);
  const refusal = lockRefusal(call, group.id, "write");
  if (refusal) return refusal;
  const saved = call.simulator.world.resourceGroups.put({
    ...group,
    ...(wanted && { tags: wanted.tags }),
    ...(managedBy !== undefined && { managedBy }),
  });
  return { status: previous ? 200 : 201, body: showGroup(saved) };
}

export function deleteResourceGroup(call: ArmCall): Answer {
  const group = findGroup(call);
  if (group === undefined) return resourceGroupNotFound(parameter(call, "group"));
  if (group.provisioningState === "Deleting") return beingDeleted(group.name);
  const refusal = lockRefusal(call, group.id, "delete");
  if (refusal) return refusal;
  const { statusPath } = startOperation(call, {
    location: group.location,
    effect: { kind: "deleteResourceGroup", id: group.id },
    statusPath: (id) => `${subscriptionScope(parameter(call, "subscriptionId"))}/operationresults/${id}`,
  });
  call.simulator.world.resourceGroups.put({ ...group, provisioningState: "Deleting" });
  const location = `${call.origin}${statusPath}?api-version=${call.apiVersion}`;
  return { status: 202, headers: { location, "retry-after": "15" } };
}

export function findGroup(call: ArmCall): ResourceGroup | undefined {
  const id = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  return call.simulator.world.resourceGroups.get(id);
}

function isGroupName(name: string): boolean {
  return /^[-\p{L}\p{N}._()]{1,90}$/u.test(name) && !name.endsWith(".");
}

function invalidName(name: string): Answer {
  return armError(
    400,
    "InvalidResourceGroup",
    `The provided resource group name '${name}' is not valid: it has 1 to 90 letters, digits, '-', '.', '(', ')' or '_', and does not end with a period.`,
  );
}

function beingDeleted(name: string): Answer {
  return armError(
    409,
    "ResourceGroupBeingDeleted",
    `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`,
  );
}

function showGroup(group: ResourceGroup): JsonObject {
  return {
    id: group.id,
    name: group.name,
    type: "Microsoft.Resources/resourceGroups",
    location: group.location,
    ...(group.managedBy !== undefined && { managedBy: group.managedBy }),
    ...(group.tags && { tags: group.tags }),
    properties: { provisioningState: group.provisioningState },
  };
}
