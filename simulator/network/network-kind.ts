import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** A request to create or change a network resource, together with what was there before. */
export type NetworkRequest = {
  call: ArmCall;
  id: string;
  location: string;
  content: JsonObject;
  properties: JsonObject;
  previous: OtherResource | undefined;
};

/** What is particular to one type of network resource; `network-handlers.ts` has what all of them share. */
export type NetworkKind = {
  /** Last part of the type, such as `networkInterfaces`. */
  type: string;
  /** The operation group in the specification, such as `NetworkInterfaces`. */
  operationGroup: string;
  /** Name of the part of the path that names the resource. */
  parameter: string;
  /** The properties to keep, in wire form and without what is derived from other resources; or the refusal. */
  read(request: NetworkRequest): JsonObject | Answer;
  /** SKU of a resource that asks for none, or only for a name. */
  sku?: JsonObject;
  /** Properties that are derived from other resources. */
  derive?(world: World, resource: OtherResource): JsonObject;
  /** The refusal of a deletion because of what still uses the resource. */
  usedBy?(world: World, resource: OtherResource): Answer | undefined;
  /** Resources that exist without a record of their own. */
  implied?: {
    find(world: World, id: string): OtherResource | undefined;
    list(world: World, scope: string): OtherResource[];
  };
};

export function networkType(kind: Pick<NetworkKind, "type">): string {
  return `Microsoft.Network/${kind.type}`;
}
