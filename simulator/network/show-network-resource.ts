import type { ArmCall } from "#simulator/arm/call.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import type { NetworkKind } from "#simulator/network/network-kind.ts";
import { withoutYoungProperties } from "#simulator/network/young-properties.ts";
import type { OtherResource } from "#simulator/world/records.ts";

/** Lists whose members are resources of their own, with id, type and the etag of the whole. */
const partLists: readonly string[] = ["subnets", "ipConfigurations", "securityRules", "defaultSecurityRules"];

/** A network resource as the service answers it: with what other resources refer to it by. */
export function showNetworkResource(call: ArmCall, kind: NetworkKind, resource: OtherResource): JsonObject {
  const properties = { ...resource.properties, ...kind.derive?.(call.simulator.world, resource) };
  const body = {
    ...resource,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]): [string, Json] => [
        name,
        partLists.includes(name) && Array.isArray(value)
          ? value.map((part) => (isObject(part) && "name" in part ? showPart(resource, name, part) : part))
          : value,
      ]),
    ),
  };
  return withoutYoungProperties(body as Json, call.apiVersion) as JsonObject;
}

/** A subnet, address configuration or rule as a resource of its own. */
export function showPart(resource: OtherResource, list: string, part: JsonObject): JsonObject {
  return {
    name: part["name"] ?? "",
    id: `${resource.id}/${list}/${String(part["name"])}`,
    etag: resource.etag ?? "",
    type: `${resource.type}/${list}`,
    properties: part["properties"] ?? {},
  };
}
