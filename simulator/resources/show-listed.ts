import type { JsonObject } from "#simulator/json.ts";
import type { AnyResource } from "#simulator/resources/world-resources.ts";
import type { World } from "#simulator/world/world.ts";

/** A resource as lists over all types show it: what every type has, and what `$expand` asks for besides. */
export function showListed(world: World, resource: AnyResource, expand: ReadonlySet<string>): JsonObject {
  const createdTime = createdAt(world, resource);
  return {
    id: resource.id,
    name: resource.name,
    type: resource.type,
    ...pick(resource, ["kind", "managedBy", "sku", "identity", "plan", "extendedLocation"]),
    ...(resource.location !== undefined && { location: resource.location }),
    ...(resource.tags && { tags: resource.tags }),
    ...(expand.has("createdtime") && { createdTime }),
    ...(expand.has("changedtime") && { changedTime: changedAt(resource) ?? createdTime }),
    ...(expand.has("provisioningstate") && { provisioningState: provisioningStateOf(resource) }),
  };
}

function pick(resource: AnyResource, names: readonly string[]): JsonObject {
  const record = resource as unknown as JsonObject;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = record[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Most types know when they were made; the others are as old as the world. */
function createdAt(world: World, resource: AnyResource): string {
  const known = "properties" in resource ? (resource.properties as { timeCreated?: unknown }).timeCreated : undefined;
  const at = typeof known === "string" ? Date.parse(known) : (world.meta.get("meta")?.startedAt ?? 0);
  return instant(at);
}

function changedAt(resource: AnyResource): string | undefined {
  return "runtime" in resource ? instant(resource.runtime.changedAt) : undefined;
}

function provisioningStateOf(resource: AnyResource): string {
  if ("collectionId" in resource) return resource.provisioningState;
  const state = resource.properties["provisioningState"];
  return typeof state === "string" ? state : "Succeeded";
}

/** Lists write instants with seven decimals and `Z`. */
function instant(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "0000Z");
}
