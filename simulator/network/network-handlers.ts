import { invalidRequestContent, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { groupScope, normalLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import { inState, newEtag } from "#simulator/network/network-effects.ts";
import { type NetworkKind, networkType } from "#simulator/network/network-kind.ts";
import { startNetworkOperation } from "#simulator/network/network-operation.ts";
import { showNetworkResource } from "#simulator/network/show-network-resource.ts";
import { tagsIn } from "#simulator/resources/tag-rules.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import { ofType, type World } from "#simulator/world/world.ts";

/** The resource with this id, also one that exists without a record. */
export function findNetworkResource(world: World, kind: NetworkKind, id: string): OtherResource | undefined {
  return world.others.get(id) ?? kind.implied?.find(world, id);
}

export function networkResourceId(call: ArmCall, kind: NetworkKind): string {
  const scope = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  return `${scope}/providers/${networkType(kind)}/${parameter(call, kind.parameter)}`;
}

/** The resource that the path names, or the 404. */
export function namedResource(call: ArmCall, kind: NetworkKind): OtherResource | Answer {
  const group = parameter(call, "group");
  if (findGroup(call) === undefined) return resourceGroupNotFound(group);
  const found = findNetworkResource(call.simulator.world, kind, networkResourceId(call, kind));
  return found ?? resourceNotFound(group, `${networkType(kind)}/${parameter(call, kind.parameter)}`);
}

export const getOf =
  (kind: NetworkKind) =>
  (call: ArmCall): Answer => {
    const resource = namedResource(call, kind);
    return "status" in resource ? resource : { status: 200, body: showNetworkResource(call, kind, resource) };
  };

/** Lists by group where the path names one, otherwise by subscription. */
export const listOf =
  (kind: NetworkKind) =>
  (call: ArmCall): Answer => {
    const { world } = call.simulator;
    const group = call.parameters["group"];
    if (group !== undefined && findGroup(call) === undefined) return resourceGroupNotFound(group);
    const subscriptionId = parameter(call, "subscriptionId");
    const scope = group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group);
    const resources = [
      ...world.others.list(ofType(scope, networkType(kind))),
      ...(kind.implied?.list(world, scope) ?? []),
    ];
    const byId = new Map(resources.map((resource) => [resource.id.toLowerCase(), resource]));
    return pageOf(call, { keys: [...byId.keys()], get: (key) => byId.get(key) }, (resource) =>
      showNetworkResource(call, kind, resource),
    );
  };

export const putOf =
  (kind: NetworkKind) =>
  (call: ArmCall): Answer => {
    const { content } = call;
    const { world } = call.simulator;
    const group = parameter(call, "group");
    if (findGroup(call) === undefined) return resourceGroupNotFound(group);
    if (!isObject(content)) return invalidRequestContent("A network resource is a JSON object.");
    const id = networkResourceId(call, kind);
    const previous = findNetworkResource(world, kind, id);
    const refusal = lockRefusal(call, id, "write") ?? locationRefusal(call, { id, content, previous });
    if (refusal) return refusal;
    const location = previous?.location ?? normalLocation(String(content["location"]));
    const properties = isObject(content["properties"]) ? content["properties"] : {};
    const read = kind.read({ call, id: previous?.id ?? id, location, content, properties, previous });
    if (isAnswer(read)) return read;
    return storeChange(call, kind, {
      resource: {
        id: previous?.id ?? id,
        name: previous?.name ?? parameter(call, kind.parameter),
        type: networkType(kind),
        location,
        etag: newEtag(),
        ...topLevel(kind, content),
        properties: read,
      },
      isNew: previous === undefined,
    });
  };

/** Stores a changed resource and begins the operation that finishes the change. */
export function storeChange(
  call: ArmCall,
  kind: NetworkKind,
  { resource, isNew }: { resource: OtherResource; isNew: boolean },
): Answer {
  const stored = call.simulator.world.others.put(inState(resource, "Updating"));
  const { headers } = startNetworkOperation(call, {
    location: stored.location ?? "",
    effect: { kind: "finishNetworkChange", id: stored.id },
  });
  return { status: isNew ? 201 : 200, headers, body: showNetworkResource(call, kind, stored) };
}

/** PATCH: nothing but the tags, at once. */
export const patchTagsOf =
  (kind: NetworkKind) =>
  (call: ArmCall): Answer => {
    const resource = namedResource(call, kind);
    if ("status" in resource) return resource;
    if (!isObject(call.content)) return invalidRequestContent("A change of tags is a JSON object.");
    const refusal = lockRefusal(call, resource.id, "write");
    if (refusal) return refusal;
    const stored = call.simulator.world.others.put({ ...resource, ...tagsIn(call.content), etag: newEtag() });
    return { status: 200, body: showNetworkResource(call, kind, stored) };
  };

export const deleteOf =
  (kind: NetworkKind) =>
  (call: ArmCall): Answer => {
    const { world } = call.simulator;
    if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
    const resource = findNetworkResource(world, kind, networkResourceId(call, kind));
    if (resource === undefined) return { status: 204 };
    const refusal = lockRefusal(call, resource.id, "delete") ?? kind.usedBy?.(world, resource);
    if (refusal) return refusal;
    world.others.put(inState(resource, "Deleting"));
    const { headers } = startNetworkOperation(call, {
      location: resource.location ?? "",
      effect: { kind: "deleteNetworkResource", id: resource.id },
      withLocation: true,
    });
    return { status: 202, headers };
  };

function topLevel(kind: NetworkKind, content: Record<string, unknown>): Partial<OtherResource> {
  const { sku, zones } = content;
  const extendedLocation = content["extendedLocation"];
  return {
    ...tagsIn(content),
    ...((isObject(sku) || kind.sku) && { sku: { ...kind.sku, ...(isObject(sku) ? sku : {}) } }),
    ...(Array.isArray(zones) && { zones: zones.map(String) }),
    ...(isObject(extendedLocation) && { extendedLocation }),
  };
}

function isAnswer(read: object): read is Answer {
  return "status" in read && typeof read.status === "number";
}
