import { createHash, randomUUID } from "node:crypto";
import type { Answer } from "#simulator/http/exchange.ts";
import { entryOf, isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { networkError } from "#simulator/network/network-error.ts";
import type { NetworkKind, NetworkRequest } from "#simulator/network/network-kind.ts";
import { configurationsReferring } from "#simulator/network/subnet-usage.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const publicAddresses: NetworkKind = {
  type: "publicIPAddresses",
  operationGroup: "PublicIPAddresses",
  parameter: "publicIpAddressName",
  read: readPublicAddress,
  sku: { name: "Basic", tier: "Regional" },
  derive: derivePublicAddress,
  usedBy: addressInUse,
};

const canonical: Record<string, string> = { static: "Static", dynamic: "Dynamic", ipv4: "IPv4", ipv6: "IPv6" };

function readPublicAddress({ properties, previous, location }: NetworkRequest): JsonObject | Answer {
  const { dnsSettings, ipConfiguration, ipAddress, ...kept } = properties;
  const label = valueAt(dnsSettings, ["domainNameLabel"]);
  if (typeof label === "string" && !/^[a-z][a-z0-9-]{1,61}[a-z0-9]$/.test(label)) {
    return networkError(
      "InvalidDomainNameLabel",
      `The domain name label ${label} is invalid. It must conform to the following regular expression: ^[a-z][a-z0-9-]{1,61}[a-z0-9]$.`,
    );
  }
  const named = (name: string, fallback: string): string =>
    entryOf(canonical, String(kept[name] ?? fallback).toLowerCase()) ?? fallback;
  return {
    ...kept,
    resourceGuid: previous?.properties["resourceGuid"] ?? randomUUID(),
    publicIPAddressVersion: named("publicIPAddressVersion", "IPv4"),
    publicIPAllocationMethod: named("publicIPAllocationMethod", "Dynamic"),
    idleTimeoutInMinutes: kept["idleTimeoutInMinutes"] ?? 4,
    ipTags: kept["ipTags"] ?? [],
    ...(isObject(dnsSettings) && {
      dnsSettings: {
        ...dnsSettings,
        ...(typeof label === "string" && { fqdn: `${label}.${location}.cloudapp.azure.com` }),
      },
    }),
  };
}

/** A static address is there at once, a dynamic one as soon as something uses it. */
function derivePublicAddress(world: World, resource: OtherResource): JsonObject {
  const { properties } = resource;
  const [user] = configurationsReferring(world, resource.id, "publicIPAddress");
  const isAllocated = properties["publicIPAllocationMethod"] === "Static" || user !== undefined;
  return {
    ...(isAllocated && { ipAddress: addressOf(resource) }),
    ...(user && { ipConfiguration: { id: user.id } }),
  };
}

function addressOf({ properties }: OtherResource): string {
  const digest = createHash("sha256").update(String(properties["resourceGuid"])).digest();
  if (properties["publicIPAddressVersion"] === "IPv6") {
    return `2603:1030:${digest.toString("hex").slice(0, 4).replace(/^0+/, "1")}::${digest.toString("hex").slice(4, 7).replace(/^0+/, "1")}`;
  }
  return `20.${digest.readUInt8(0)}.${digest.readUInt8(1)}.${1 + (digest.readUInt8(2) % 254)}`;
}

function addressInUse(world: World, resource: OtherResource): Answer | undefined {
  const [user] = configurationsReferring(world, resource.id, "publicIPAddress");
  return (
    user &&
    networkError(
      "PublicIPAddressCannotBeDeleted",
      `Public IP address ${resource.id} can not be deleted since it is still allocated to resource ${user.id}. In order to delete the public IP, disassociate/detach the Public IP address from the resource. To learn how to do this, see aka.ms/deletepublicip.`,
    )
  );
}
