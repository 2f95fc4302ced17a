import { sameId } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import { findSubnet } from "#simulator/network/find-subnet.ts";
import { ipNumber, ipRange, ipText, usable } from "#simulator/network/ip-range.ts";
import { invalidReference, networkError } from "#simulator/network/network-error.ts";
import type { NetworkRequest } from "#simulator/network/network-kind.ts";
import { ipConfigurationsOf, itemsOf } from "#simulator/network/references.ts";
import { prefixesOf } from "#simulator/network/subnet-request.ts";
import { configurationsReferring } from "#simulator/network/subnet-usage.ts";

/** An interface's address configurations with their private addresses, allocated from the subnets where need be. */
export function readIpConfigurations(request: NetworkRequest): { list: JsonObject[] } | Answer {
  const items = itemsOf(request.properties["ipConfigurations"]);
  if (items.length === 0) {
    return networkError(
      "NetworkInterfaceMustHaveIpConfigurations",
      `Network interface ${request.id} must have at least one IP configuration.`,
    );
  }
  const list: JsonObject[] = [];
  for (const [index, item] of items.entries()) {
    const configuration = readIpConfiguration(request, item, { index, list });
    if ("status" in configuration) return configuration;
    list.push(configuration);
  }
  return { list };
}

function readIpConfiguration(
  request: NetworkRequest,
  item: Json,
  before: { index: number; list: readonly JsonObject[] },
): { name: string; properties: JsonObject } | Answer {
  const { id, call, location } = request;
  const name = isObject(item) && typeof item["name"] === "string" ? item["name"] : `ipconfig${before.index + 1}`;
  const properties = isObject(item) && isObject(item["properties"]) ? item["properties"] : {};
  const ownId = `${id}/ipConfigurations/${name}`;
  const subnetId = valueAt(properties, ["subnet", "id"]) ?? valueAt(before.list[0], ["properties", "subnet", "id"]);
  if (typeof subnetId !== "string") {
    return networkError("SubnetNotSpecified", `IP configuration ${ownId} must name a subnet.`);
  }
  const subnet = findSubnet(call.simulator.world, subnetId);
  if (subnet === undefined || subnet.network.location !== location) return invalidReference(subnetId, id);
  const publicAddress = publicAddressRefusal(request, properties, ownId);
  if (publicAddress) return publicAddress;
  const privateAddress = privateAddressOf(request, {
    name,
    ownId,
    properties,
    subnetId,
    prefixes: prefixesOf(subnet.properties),
    list: before.list,
  });
  if (typeof privateAddress !== "string") return privateAddress;
  const { provisioningState, ...kept } = properties;
  return {
    name,
    properties: {
      ...kept,
      ...(privateAddress !== "" && { privateIPAddress: privateAddress }),
      privateIPAllocationMethod: kept["privateIPAllocationMethod"] ?? "Dynamic",
      subnet: { id: subnetId },
      primary: kept["primary"] ?? before.index === 0,
      privateIPAddressVersion: kept["privateIPAddressVersion"] ?? "IPv4",
    },
  };
}

function publicAddressRefusal(request: NetworkRequest, properties: JsonObject, ownId: string): Answer | undefined {
  const { world } = request.call.simulator;
  const addressId = valueAt(properties, ["publicIPAddress", "id"]);
  if (typeof addressId !== "string") return undefined;
  if (world.others.get(addressId)?.location !== request.location) return invalidReference(addressId, request.id);
  const other = configurationsReferring(world, addressId, "publicIPAddress").find((user) => !sameId(user.id, ownId));
  return (
    other &&
    networkError(
      "PublicIPAddressInUse",
      `Resource ${ownId} is referencing public IP address ${addressId} that is already allocated to resource ${other.id}.`,
    )
  );
}

type Wanted = {
  name: string;
  ownId: string;
  properties: JsonObject;
  subnetId: string;
  prefixes: string[];
  list: readonly JsonObject[];
};

/** The address that is asked for, the one it had, or the first free one; empty in a subnet without IPv4 addresses. */
function privateAddressOf(request: NetworkRequest, wanted: Wanted): string | Answer {
  const { call, previous } = request;
  const ranges = wanted.prefixes.flatMap((prefix) => ipRange(prefix) ?? []);
  const taken = new Map(
    configurationsReferring(call.simulator.world, wanted.subnetId, "subnet")
      .filter((user) => !sameId(user.id, wanted.ownId))
      .map((user) => [user.address, user.id]),
  );
  for (const item of wanted.list) taken.set(String(valueAt(item, ["properties", "privateIPAddress"])), wanted.ownId);
  const asked = valueAt(wanted.properties, ["privateIPAddress"]);
  const isStatic = String(wanted.properties["privateIPAllocationMethod"]).toLowerCase() === "static";
  if (isStatic && typeof asked === "string") return staticRefusal(asked, wanted, taken) ?? asked;
  const kept = previous && ipConfigurationsOf(previous.properties).find((item) => item["name"] === wanted.name);
  const keptAddress = valueAt(kept, ["properties", "privateIPAddress"]);
  const keptSubnet = String(valueAt(kept, ["properties", "subnet", "id"]));
  if (typeof keptAddress === "string" && sameId(keptSubnet, wanted.subnetId)) return keptAddress;
  if (ranges.length === 0) return "";
  for (const { from, to } of ranges.map(usable)) {
    for (let address = from; address <= to; address += 1) {
      const text = ipText(address);
      if (!taken.has(text)) return text;
    }
  }
  return networkError(
    "SubnetIsFull",
    `Subnet ${wanted.subnetId.split("/").at(-1)} with address prefix ${wanted.prefixes.join(", ")} does not have enough capacity for 1 IP addresses.`,
  );
}

function staticRefusal(asked: string, wanted: Wanted, taken: ReadonlyMap<string, string>): Answer | undefined {
  const number = ipNumber(asked);
  const ranges = wanted.prefixes.flatMap((prefix) => ipRange(prefix) ?? []);
  const isInside =
    number !== null && ranges.some((range) => number >= usable(range).from && number <= usable(range).to);
  if (!isInside && !asked.includes(":")) {
    return networkError(
      "PrivateIPAddressNotInSubnet",
      `Private static IP address ${asked} does not belong to the range of subnet prefix ${wanted.prefixes.join(", ")}.`,
    );
  }
  const user = taken.get(asked);
  return user === undefined
    ? undefined
    : networkError(
        "PrivateIPAddressInUse",
        `IP configuration ${wanted.ownId} is using the private IP address ${asked} which is already allocated to resource ${user}.`,
      );
}
