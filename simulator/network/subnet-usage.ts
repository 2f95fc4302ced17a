import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import { impliedAddressesIn } from "#simulator/network/fleet-network.ts";
import { networkError } from "#simulator/network/network-error.ts";
import { ipConfigurationsOf, referringTo } from "#simulator/network/references.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** References to the address configurations in a subnet. */
export function addressesIn(world: World, subnetId: string): { id: string }[] {
  return [...configurationsReferring(world, subnetId, "subnet"), ...impliedAddressesIn(world, subnetId)].map(
    ({ id }) => ({ id }),
  );
}

/** Address configurations of interfaces which name a subnet or public address, with their private addresses. */
export function configurationsReferring(
  world: World,
  id: string,
  by: "subnet" | "publicIPAddress",
): { id: string; address: string }[] {
  return world.others.list(referringTo(id)).flatMap((nic) =>
    ipConfigurationsOf(nic.properties)
      .filter((item) => String(valueAt(item, ["properties", by, "id"])).toLowerCase() === id.toLowerCase())
      .map((item) => ({
        id: `${nic.id}/ipConfigurations/${String(item["name"])}`,
        address: String(valueAt(item, ["properties", "privateIPAddress"]) ?? ""),
      })),
  );
}

export function subnetInUse(world: World, network: OtherResource, name: string): Answer | undefined {
  const [user] = addressesIn(world, `${network.id}/subnets/${name}`);
  return (
    user &&
    networkError(
      "InUseSubnetCannotBeDeleted",
      `Subnet ${name} is in use by ${user.id} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
    )
  );
}
