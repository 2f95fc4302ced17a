import { invalidRequestContent, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { ResourceGroup } from "#simulator/world/records.ts";

export function listResourceGroups(call: ArmCall): Answer {
  const groups = call.simulator.world.resourceGroups.list(subscriptionScope(parameter(call, "subscriptionId")));
  return { status: 200, body: { value: groups.map(showGroup) } };
}

export function getResourceGroup(call: ArmCall): Answer {
  const found = findGroup(call);
  return found ? { status: 200, body: showGroup(found) } : resourceGroupNotFound(parameter(call, "group"));
}

export function headResourceGroup(call: ArmCall): Answer {
  return { status: findGroup(call) ? 204 : 404 };
}

export function putResourceGroup(call: ArmCall): Answer {
  const { content } = call;
  const previous = findGroup(call);
  const location = isObject(content) ? content["location"] : undefined;
  if (typeof location !== "string") return invalidRequestContent("A resource group needs a location.");
  const tags = isObject(content) && isObject(content["tags"]) ? (content["tags"] as Record<string, string>) : undefined;
  const id = previous?.id ?? groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  const refusal = lockRefusal(call, id, "write");
  if (refusal) return refusal;
  const group = call.simulator.world.resourceGroups.put({
    id,
    name: previous?.name ?? parameter(call, "group"),
    location: previous?.location ?? location,
    ...(tags && { tags }),
    provisioningState: "Succeeded",
  });
  return { status: previous ? 200 : 201, body: showGroup(group) };
}

export function deleteResourceGroup(call: ArmCall): Answer {
  const group = findGroup(call);
  if (group === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const refusal = lockRefusal(call, group.id, "delete");
  if (refusal) return refusal;
  const operation = startOperation(call, {
    location: group.location,
    effect: { kind: "deleteResourceGroup", id: group.id },
  });
  call.simulator.world.resourceGroups.put({ ...group, provisioningState: "Deleting" });
  const { location = "" } = operationHeaders(call, operation, true);
  return { status: 202, headers: { location, "retry-after": "15" } };
}

export function findGroup(call: ArmCall): ResourceGroup | undefined {
  const id = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  return call.simulator.world.resourceGroups.get(id);
}

function showGroup(group: ResourceGroup): unknown {
  return {
    id: group.id,
    name: group.name,
    type: "Microsoft.Resources/resourceGroups",
    location: group.location,
    ...(group.tags && { tags: group.tags }),
    properties: { provisioningState: group.provisioningState },
  };
}
