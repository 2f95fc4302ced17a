import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { poolStart, withPoolPrefixes } from "#simulator/network/address-pool.ts";
import { contains, ipRange, overlap } from "#simulator/network/ip-range.ts";
import { networkError } from "#simulator/network/network-error.ts";
import { itemsOf } from "#simulator/network/references.ts";

type Surroundings = { networkId: string; prefixes: readonly string[]; others: readonly JsonObject[] };

/** A subnet as it is kept, or why it does not fit into its network. IPv6 prefixes are taken as they are. */
export function readSubnet(item: unknown, around: Surroundings): { name: string; properties: JsonObject } | Answer {
  const network = around.networkId.split("/").at(-1) ?? "";
  if (!isObject(item) || typeof item["name"] !== "string" || item["name"] === "") {
    return networkError("InvalidRequestFormat", `A subnet of virtual network ${network} has no name.`);
  }
  const { name } = item as { name: string };
  const sent = isObject(item["properties"]) ? item["properties"] : {};
  const properties = withPoolPrefixes(sent, firstFree(around.others));
  const prefixes = prefixesOf(properties);
  if (prefixes.length === 0 && !Array.isArray(properties["ipamPoolPrefixAllocations"])) {
    return networkError("InvalidRequestFormat", `Subnet '${name}' has no address prefix.`);
  }
  for (const prefix of prefixes) {
    const refusal = prefixRefusal(prefix, name, network, around);
    if (refusal) return refusal;
  }
  const { ipConfigurations, provisioningState, privateEndpoints, ...kept } = properties;
  return {
    name,
    properties: {
      ...kept,
      ...(Array.isArray(kept["serviceEndpoints"]) && {
        serviceEndpoints: itemsOf(kept["serviceEndpoints"]).map((endpoint) => ({
          provisioningState: "Succeeded",
          locations: ["*"],
          ...endpoint,
        })),
      }),
      delegations: itemsOf(kept["delegations"]).map((delegation) => delegated(delegation, around.networkId, name)),
      privateEndpointNetworkPolicies: kept["privateEndpointNetworkPolicies"] ?? "Disabled",
      privateLinkServiceNetworkPolicies: kept["privateLinkServiceNetworkPolicies"] ?? "Enabled",
    },
  };
}

/** The first address of the pool after the subnets that are there already. */
function firstFree(others: readonly JsonObject[]): number {
  const ends = others
    .flatMap((other) => prefixesOf(isObject(other["properties"]) ? other["properties"] : {}))
    .flatMap((prefix) => ipRange(prefix) ?? [])
    .map(({ first, size }) => first + size);
  return Math.max(poolStart, ...ends);
}

function delegated(delegation: JsonObject, networkId: string, subnet: string): JsonObject {
  const properties = isObject(delegation["properties"]) ? delegation["properties"] : {};
  return {
    ...delegation,
    id: `${networkId}/subnets/${subnet}/delegations/${String(delegation["name"])}`,
    type: "Microsoft.Network/virtualNetworks/subnets/delegations",
    properties: {
      provisioningState: "Succeeded",
      actions: ["Microsoft.Network/virtualNetworks/subnets/action"],
      ...properties,
    },
  };
}

export function prefixesOf(properties: JsonObject): string[] {
  const { addressPrefix, addressPrefixes } = properties;
  if (typeof addressPrefix === "string") return [addressPrefix];
  return Array.isArray(addressPrefixes) ? addressPrefixes.map(String) : [];
}

function prefixRefusal(prefix: string, name: string, network: string, around: Surroundings): Answer | undefined {
  if (prefix.includes(":")) return undefined;
  const range = ipRange(prefix);
  if (range === null || range.size < 8) {
    return networkError(
      "InvalidCIDRNotation",
      `The address prefix ${prefix} of subnet '${name}' has an invalid CIDR notation.`,
    );
  }
  const spaces = around.prefixes.flatMap((text) => ipRange(text) ?? []);
  if (spaces.length > 0 && !spaces.some((space) => contains(space, range))) {
    return networkError("NetcfgInvalidSubnet", `Subnet '${name}' is not valid in virtual network '${network}'.`);
  }
  const neighbour = around.others
    .filter((other) => String(other["name"]).toLowerCase() !== name.toLowerCase())
    .find((other) =>
      prefixesOf(isObject(other["properties"]) ? other["properties"] : {})
        .flatMap((text) => ipRange(text) ?? [])
        .some((used) => overlap(used, range)),
    );
  return (
    neighbour &&
    networkError(
      "NetcfgSubnetRangesOverlap",
      `Subnet '${name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network}'.`,
    )
  );
}
