import { randomUUID } from "node:crypto";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { poolStart, withPoolPrefixes } from "#simulator/network/address-pool.ts";
import { networkError } from "#simulator/network/network-error.ts";
import type { NetworkKind, NetworkRequest } from "#simulator/network/network-kind.ts";
import { itemsOf, textsOf } from "#simulator/network/references.ts";
import { readSubnet } from "#simulator/network/subnet-request.ts";
import { addressesIn, subnetInUse } from "#simulator/network/subnet-usage.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const virtualNetworks: NetworkKind = {
  type: "virtualNetworks",
  operationGroup: "VirtualNetworks",
  parameter: "virtualNetworkName",
  read: readVirtualNetwork,
  derive: (world, network) => ({ subnets: subnetsOf(world, network) }),
  usedBy: (world, network) =>
    itemsOf(network.properties["subnets"])
      .map((subnet) => subnetInUse(world, network, String(subnet["name"])))
      .find((refusal) => refusal !== undefined),
};

/** The subnets with the address configurations in them. */
export function subnetsOf(world: World, network: OtherResource): JsonObject[] {
  return itemsOf(network.properties["subnets"]).map((subnet) => {
    const ipConfigurations = addressesIn(world, `${network.id}/subnets/${String(subnet["name"])}`);
    const properties = isObject(subnet["properties"]) ? subnet["properties"] : {};
    return {
      ...subnet,
      properties: { ...properties, ...(ipConfigurations.length > 0 && { ipConfigurations }) },
    };
  });
}

function readVirtualNetwork(request: NetworkRequest): JsonObject | Answer {
  const { properties, previous, id, call } = request;
  const { bgpCommunities } = properties;
  const sentSpace = properties["addressSpace"] ?? previous?.properties["addressSpace"];
  const addressSpace = isObject(sentSpace) ? withPoolPrefixes(sentSpace, poolStart) : undefined;
  if (addressSpace === undefined || !hasAddresses(addressSpace)) {
    return networkError(
      "AddressSpaceMustBeSpecified",
      `Virtual network ${id} has no address space. Give at least one address prefix.`,
    );
  }
  const prefixes = textsOf(addressSpace["addressPrefixes"]);
  const subnets: JsonObject[] = [];
  for (const item of itemsOf(properties["subnets"])) {
    const subnet = readSubnet(item, { networkId: id, prefixes, others: subnets });
    if ("status" in subnet) return subnet;
    subnets.push(subnet);
  }
  const gone = previous && removedInUse(call.simulator.world, previous, subnets);
  return (
    gone ?? {
      ...properties,
      ...(isObject(bgpCommunities) && { bgpCommunities: { ...bgpCommunities, regionalCommunity: "12076:50004" } }),
      resourceGuid: previous?.properties["resourceGuid"] ?? randomUUID(),
      addressSpace,
      subnets,
      virtualNetworkPeerings: properties["virtualNetworkPeerings"] ?? [],
      enableDdosProtection: properties["enableDdosProtection"] ?? false,
    }
  );
}

export function prefixListOf(network: OtherResource): string[] {
  return textsOf(valueAt(network.properties, ["addressSpace", "addressPrefixes"]));
}

function hasAddresses(addressSpace: JsonObject): boolean {
  return ["addressPrefixes", "ipamPoolPrefixAllocations"].some((name) => {
    const list = valueAt(addressSpace, [name]);
    return Array.isArray(list) && list.length > 0;
  });
}

/** A PUT names all subnets; leaving one out deletes it, which what is in it prevents. */
function removedInUse(world: World, network: OtherResource, kept: JsonObject[]): Answer | undefined {
  const names = new Set(kept.map((subnet) => String(subnet["name"]).toLowerCase()));
  return itemsOf(network.properties["subnets"])
    .map((subnet) => String(subnet["name"]))
    .filter((name) => !names.has(name.toLowerCase()))
    .map((name) => subnetInUse(world, network, name))
    .find((refusal) => refusal !== undefined);
}
