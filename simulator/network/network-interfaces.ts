import { createHash, randomUUID } from "node:crypto";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { readIpConfigurations } from "#simulator/network/address-request.ts";
import { impliedInterfaces } from "#simulator/network/fleet-network.ts";
import { invalidReference, networkError } from "#simulator/network/network-error.ts";
import type { NetworkKind, NetworkRequest } from "#simulator/network/network-kind.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const networkInterfaces: NetworkKind = {
  type: "networkInterfaces",
  operationGroup: "NetworkInterfaces",
  parameter: "networkInterfaceName",
  read: readNetworkInterface,
  derive: deriveInterface,
  usedBy: interfaceInUse,
  implied: impliedInterfaces,
};

function readNetworkInterface(request: NetworkRequest): JsonObject | Answer {
  const { properties, previous, call, id, location } = request;
  const { world } = call.simulator;
  const securityGroup = valueAt(properties, ["networkSecurityGroup", "id"]);
  if (typeof securityGroup === "string" && world.others.get(securityGroup)?.location !== location) {
    return invalidReference(securityGroup, id);
  }
  const ipConfigurations = readIpConfigurations(request);
  if ("status" in ipConfigurations) return ipConfigurations;
  const { virtualMachine, macAddress, primary, hostedWorkloads, tapConfigurations, dnsSettings, ...kept } = properties;
  const before = previous?.properties ?? {};
  const dnsServers = valueAt(dnsSettings, ["dnsServers"]);
  const nameLabel = valueAt(dnsSettings, ["internalDnsNameLabel"]);
  return {
    ...kept,
    resourceGuid: before["resourceGuid"] ?? randomUUID(),
    ipConfigurations: ipConfigurations.list,
    ...(isObject(dnsSettings) && {
      dnsSettings: {
        dnsServers: Array.isArray(dnsServers) ? dnsServers : [],
        ...(typeof nameLabel === "string" && { internalDnsNameLabel: nameLabel }),
      },
    }),
    enableAcceleratedNetworking: kept["enableAcceleratedNetworking"] ?? false,
    enableIPForwarding: kept["enableIPForwarding"] ?? false,
    ...(before["virtualMachine"] !== undefined && { virtualMachine: before["virtualMachine"] }),
  };
}

/** What follows from the interface itself and from its machine: hardware address, name suffix, fixed values. */
function deriveInterface(_world: World, { id, location, properties }: OtherResource): JsonObject {
  const digest = createHash("sha256").update(id.toLowerCase()).digest("hex");
  const hasMachine = properties["virtualMachine"] !== undefined;
  const dnsSettings = isObject(properties["dnsSettings"]) ? properties["dnsSettings"] : {};
  const label = `${location?.slice(0, 1) ?? ""}x`;
  return {
    dnsSettings: {
      dnsServers: [],
      ...dnsSettings,
      appliedDnsServers: (hasMachine && dnsSettings["dnsServers"]) || [],
      internalDomainNameSuffix: `${digest.slice(0, 26)}.${label}.internal.cloudapp.net`,
    },
    ...(hasMachine && { macAddress: `00-0D-3A-${(digest.slice(26, 32).match(/../g) ?? []).join("-")}`.toUpperCase() }),
    vnetEncryptionSupported: false,
    ...(hasMachine && { primary: properties["primary"] ?? true }),
    hostedWorkloads: [],
    tapConfigurations: [],
    nicType: properties["nicType"] ?? "Standard",
    auxiliaryMode: properties["auxiliaryMode"] ?? "None",
  };
}

function interfaceInUse(_world: World, nic: OtherResource): Answer | undefined {
  const user = valueAt(nic.properties, ["virtualMachine", "id"]) ?? valueAt(nic.properties, ["privateEndpoint", "id"]);
  if (typeof user !== "string") return undefined;
  return networkError(
    "NicInUse",
    `Network Interface ${nic.id} is used by existing resource ${user}. In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.`,
  );
}
