import { invalidRequestContent, parentResourceNotFound, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { inState, newEtag } from "#simulator/network/network-effects.ts";
import { partNotFound } from "#simulator/network/network-error.ts";
import { findNetworkResource, namedResource, networkResourceId } from "#simulator/network/network-handlers.ts";
import type { NetworkKind } from "#simulator/network/network-kind.ts";
import { startNetworkOperation } from "#simulator/network/network-operation.ts";
import { itemsOf } from "#simulator/network/references.ts";
import { securityGroups } from "#simulator/network/security-groups.ts";
import { readSecurityRule } from "#simulator/network/security-rule-request.ts";
import { showPart } from "#simulator/network/show-network-resource.ts";
import { readSubnet } from "#simulator/network/subnet-request.ts";
import { subnetInUse } from "#simulator/network/subnet-usage.ts";
import { prefixListOf, subnetsOf, virtualNetworks } from "#simulator/network/virtual-networks.ts";
import { withoutYoungProperties } from "#simulator/network/young-properties.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Parts of a network resource that have addresses and operations of their own. */
export type PartKind = {
  parent: NetworkKind;
  /** The list in the parent's properties, which is also the last part of the type. */
  list: "subnets" | "securityRules";
  operationGroup: string;
  parameter: string;
  read(item: JsonObject, parent: OtherResource): { name: string; properties: JsonObject } | Answer;
  /** The parts with what other resources refer to them by. */
  derive(world: World, parent: OtherResource): JsonObject[];
  usedBy(world: World, parent: OtherResource, name: string): Answer | undefined;
  /** What only the answer about this part has, not its parent's. */
  own: JsonObject;
};

export const subnets: PartKind = {
  parent: virtualNetworks,
  list: "subnets",
  operationGroup: "Subnets",
  parameter: "subnetName",
  read: (item, network) =>
    readSubnet(item, {
      networkId: network.id,
      prefixes: prefixListOf(network),
      others: itemsOf(network.properties["subnets"]),
    }),
  derive: subnetsOf,
  usedBy: subnetInUse,
  own: { ipamPoolPrefixAllocations: [] },
};

export const securityRules: PartKind = {
  parent: securityGroups,
  list: "securityRules",
  operationGroup: "SecurityRules",
  parameter: "securityRuleName",
  read: (item, group) => readSecurityRule(item, group.id, itemsOf(group.properties["securityRules"])),
  derive: (_world, group) => itemsOf(group.properties["securityRules"]),
  usedBy: () => undefined,
  own: {},
};

export const getPartOf =
  (kind: PartKind) =>
  (call: ArmCall): Answer => {
    const parent = namedResource(call, kind.parent);
    if ("status" in parent) return parent;
    const part = partNamed(kind.derive(call.simulator.world, parent), parameter(call, kind.parameter));
    if (part) return { status: 200, body: show(call, kind, parent, part) };
    return partNotFound(`${parent.id}/${kind.list}/${parameter(call, kind.parameter)}`);
  };

export const listPartsOf =
  (kind: PartKind) =>
  (call: ArmCall): Answer => {
    const parent = namedResource(call, kind.parent);
    if ("status" in parent) return parent;
    const parts = kind.derive(call.simulator.world, parent);
    return { status: 200, body: { value: parts.map((part) => show(call, kind, parent, part)) } };
  };

export const putPartOf =
  (kind: PartKind) =>
  (call: ArmCall): Answer => {
    const { world } = call.simulator;
    if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
    const parent = findNetworkResource(world, kind.parent, networkResourceId(call, kind.parent));
    if (parent === undefined) return parentResourceNotFound(parameter(call, kind.parent.parameter));
    if (!isObject(call.content)) return invalidRequestContent("A part of a network resource is a JSON object.");
    const refusal = lockRefusal(call, parent.id, "write");
    if (refusal) return refusal;
    const parts = itemsOf(parent.properties[kind.list]);
    const previous = partNamed(parts, parameter(call, kind.parameter));
    const name = String(previous?.["name"] ?? parameter(call, kind.parameter));
    const read = kind.read({ ...call.content, name }, parent);
    if ("status" in read) return read;
    const changed = previous ? parts.map((part) => (part === previous ? read : part)) : [...parts, read];
    const properties = { ...parent.properties, [kind.list]: changed };
    const stored = world.others.put(inState({ ...parent, etag: newEtag(), properties }, "Updating"));
    const effect = { kind: "finishNetworkChange", id: stored.id } as const;
    const { headers } = startNetworkOperation(call, { location: stored.location ?? "", effect });
    const part = partNamed(kind.derive(world, stored), name) ?? read;
    return { status: previous ? 200 : 201, headers, body: show(call, kind, stored, part) };
  };

export const deletePartOf =
  (kind: PartKind) =>
  (call: ArmCall): Answer => {
    const { world } = call.simulator;
    const parent = findNetworkResource(world, kind.parent, networkResourceId(call, kind.parent));
    const part = parent && partNamed(itemsOf(parent.properties[kind.list]), parameter(call, kind.parameter));
    if (parent === undefined || part === undefined) return { status: 204 };
    const name = String(part["name"]);
    const refusal = lockRefusal(call, parent.id, "delete") ?? kind.usedBy(world, parent, name);
    if (refusal) return refusal;
    const effect = { kind: "deleteNetworkPart", id: parent.id, list: kind.list, name } as const;
    const { headers } = startNetworkOperation(call, { location: parent.location ?? "", effect, withLocation: true });
    return { status: 202, headers };
  };

function partNamed(parts: readonly JsonObject[], name: string): JsonObject | undefined {
  return parts.find((part) => String(part["name"]).toLowerCase() === name.toLowerCase());
}

function show(call: ArmCall, kind: PartKind, parent: OtherResource, part: JsonObject): Json {
  const properties = { ...kind.own, ...(isObject(part["properties"]) ? part["properties"] : {}) };
  return withoutYoungProperties(showPart(parent, kind.list, { ...part, properties }), call.apiVersion);
}
