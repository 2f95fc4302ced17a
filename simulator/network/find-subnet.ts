import { isObject, type JsonObject } from "#simulator/json.ts";
import { itemsOf } from "#simulator/network/references.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The subnet with this id and the network around it. */
export function findSubnet(
  world: World,
  id: string,
): { network: OtherResource; subnet: JsonObject; properties: JsonObject } | undefined {
  const [networkId = "", name = ""] = id.split(/\/subnets\//i);
  const network = world.others.get(networkId);
  const subnet = network && subnetNamed(network, name);
  if (network === undefined || subnet === undefined) return undefined;
  return { network, subnet, properties: isObject(subnet["properties"]) ? subnet["properties"] : {} };
}

export function subnetNamed(network: OtherResource, name: string): JsonObject | undefined {
  return itemsOf(network.properties["subnets"]).find(
    (subnet) => String(subnet["name"]).toLowerCase() === name.toLowerCase(),
  );
}
