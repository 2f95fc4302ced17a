import { randomUUID } from "node:crypto";
import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { OtherResource } from "#simulator/world/records.ts";

export const networkEffects: EffectHandlers<"finishNetworkChange" | "deleteNetworkResource" | "deleteNetworkPart"> = {
  finishNetworkChange: {
    succeed(world, { id }) {
      const resource = world.others.get(id);
      if (resource) world.others.put(inState(resource, "Succeeded"));
      return {};
    },
    fail(world, { id }) {
      const resource = world.others.get(id);
      if (resource) world.others.put(inState(resource, "Failed"));
    },
  },
  deleteNetworkResource: {
    succeed(world, { id }) {
      world.others.delete(id);
      return {};
    },
    fail(world, { id }) {
      const resource = world.others.get(id);
      if (resource) world.others.put(inState(resource, "Failed"));
    },
  },
  deleteNetworkPart: {
    succeed(world, { id, list, name }) {
      const resource = world.others.get(id);
      if (resource === undefined) return {};
      const parts = (resource.properties[list] ?? []) as JsonObject[];
      const kept = parts.filter((part) => String(part["name"]).toLowerCase() !== name.toLowerCase());
      world.others.put(withNewEtag({ ...resource, properties: { ...resource.properties, [list]: kept } }));
      return {};
    },
  },
};

/** The resource with a new state, which its parts share, and with a new etag. */
export function inState(resource: OtherResource, provisioningState: string): OtherResource {
  const partsInState = Object.fromEntries(
    ["subnets", "ipConfigurations", "securityRules"].flatMap((list) => {
      const parts = resource.properties[list];
      if (!Array.isArray(parts)) return [];
      const changed = (parts as JsonObject[]).map((part) => ({
        ...part,
        properties: { ...(part["properties"] as JsonObject), provisioningState },
      }));
      return [[list, changed]];
    }),
  );
  return withNewEtag({ ...resource, properties: { ...resource.properties, ...partsInState, provisioningState } });
}

export function withNewEtag(resource: OtherResource): OtherResource {
  return { ...resource, etag: newEtag() };
}

export function newEtag(): string {
  return `W/"${randomUUID()}"`;
}
