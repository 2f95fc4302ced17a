import { type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import type { OtherResource } from "#simulator/world/records.ts";

/** Name of the bucket of resources that refer to the one with this id. */
export const referringTo = (id: string): string => `ref:${id}`.toLowerCase();

/** Buckets by which back-references such as a subnet's address configurations are found without a scan. */
export function referencesOf(resource: OtherResource): string[] {
  const { properties } = resource;
  if (resource.type === "Microsoft.Network/networkInterfaces") {
    return [
      properties["networkSecurityGroup"],
      ...ipConfigurationsOf(properties).flatMap((item) => [
        valueAt(item, ["properties", "subnet"]),
        valueAt(item, ["properties", "publicIPAddress"]),
      ]),
    ].flatMap(bucketOf);
  }
  if (resource.type === "Microsoft.Network/virtualNetworks") {
    return itemsOf(properties["subnets"])
      .map((subnet) => valueAt(subnet, ["properties", "networkSecurityGroup"]))
      .flatMap(bucketOf);
  }
  return [];
}

export function ipConfigurationsOf(properties: JsonObject): JsonObject[] {
  return itemsOf(properties["ipConfigurations"]);
}

export function itemsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}

function bucketOf(reference: Json | undefined): string[] {
  const id = valueAt(reference, ["id"]);
  return typeof id === "string" ? [referringTo(id)] : [];
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
