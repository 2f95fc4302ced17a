import { randomUUID } from "node:crypto";
import { armError, invalidParameter, invalidRequestContent, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { normalLocation, sameId, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { findSource } from "#simulator/compute/collection-source.ts";
import { collectionId, collectionNotFound, findCollection, leavingRefusal } from "#simulator/compute/collections.ts";
import { versionRefusal } from "#simulator/compute/restore-point-versions.ts";
import { showCollection } from "#simulator/compute/show-collection.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, valueAt } from "#simulator/json.ts";
import { tagsIn } from "#simulator/resources/tag-rules.ts";
import type { RestorePointCollection } from "#simulator/world/records.ts";
import { inRegion } from "#simulator/world/world.ts";

/** Collections per subscription and region (concepts-restore-points). */
export const maximumCollections = 10_000;

/**
 * PUT: 201 for a new collection, which is bound to its source for good; 200 for an existing one, of which only tags and
 * instant access may change.
 */
export function putCollection(call: ArmCall): Answer {
  const { content } = call;
  if (!isObject(content)) return notAnObject();
  const existing = findCollection(call);
  const refusal = bodyRefusal(call) ?? locationRefusal(call, { id: collectionId(call), content, previous: existing });
  if (refusal) return refusal;
  if (existing) {
    // What the request does not name goes, as with every PUT.
    const { tags: _replaced, ...kept } = existing;
    return changeCollection(call, existing, kept);
  }
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const lock = lockRefusal(call, collectionId(call), "write");
  if (lock) return lock;
  return createCollection(call, String(valueAt(call.content, ["location"])));
}

function createCollection(call: ArmCall, location: string): Answer {
  const id = collectionId(call);
  const { collections } = call.simulator.world;
  const source = findSource(call, location);
  if ("status" in source) return source;
  if (collections.count(inRegion(subscriptionOf(id), location)) >= maximumCollections) {
    return armError(
      409,
      "OperationNotAllowed",
      `Operation could not be completed as it results in exceeding approved restore point collection quota: at most ${maximumCollections} per subscription and region.`,
    );
  }
  const collection = collections.put({
    id,
    name: parameter(call, "collectionName"),
    type: "Microsoft.Compute/restorePointCollections",
    location: normalLocation(location),
    ...tagsIn(call.content),
    sourceId: source.id,
    sourceLocation: source.location,
    collectionId: randomUUID(),
    ...instantAccessOf(call),
    provisioningState: "Succeeded",
    ...(source.isCollection && { copies: { putsAt: [] } }),
  });
  return { status: 201, body: showCollection(collection, call) };
}

/** PATCH: tags and instant access; what it does not name stays. */
export function patchCollection(call: ArmCall): Answer {
  const refusal = isObject(call.content) ? bodyRefusal(call) : notAnObject();
  if (refusal) return refusal;
  const existing = findCollection(call);
  return existing ? changeCollection(call, existing, existing) : collectionNotFound(call);
}

function changeCollection(call: ArmCall, existing: RestorePointCollection, kept: RestorePointCollection): Answer {
  const refusal = lockRefusal(call, existing.id, "write") ?? leavingRefusal(existing);
  if (refusal) return refusal;
  const sourceId = valueAt(call.content, ["properties", "source", "id"]);
  if (typeof sourceId === "string" && !sameId(sourceId, existing.sourceId)) {
    return armError(409, "PropertyChangeNotAllowed", "Changing property 'source.id' is not allowed.", {
      target: "source.id",
    });
  }
  const changed = call.simulator.world.collections.put({
    ...kept,
    ...tagsIn(call.content),
    ...instantAccessOf(call),
  });
  return { status: 200, body: showCollection(changed, call) };
}

function bodyRefusal(call: ArmCall): Answer | undefined {
  const instantAccess = instantAccessIn(call);
  if (instantAccess !== undefined && typeof instantAccess !== "boolean")
    return invalidParameter("instantAccess", "The value of parameter 'instantAccess' must be true or false.");
  return versionRefusal(call);
}

function notAnObject(): Answer {
  return invalidRequestContent("A restore point collection is a JSON object.");
}

function instantAccessOf(call: ArmCall): { instantAccess?: boolean } {
  const value = instantAccessIn(call);
  return typeof value === "boolean" ? { instantAccess: value } : {};
}

function instantAccessIn(call: ArmCall): Json | undefined {
  return valueAt(call.content, ["properties", "instantAccess"]);
}
