import { randomUUID } from "node:crypto";
import { hasInstantAccess } from "#simulator/arm/api-versions.ts";
import {
  armError,
  invalidParameter,
  invalidRequestContent,
  resourceGroupNotFound,
  resourceNotFound,
} from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import {
  computeId,
  groupScope,
  sameId,
  sameLocation,
  subscriptionOf,
  subscriptionScope,
} from "#simulator/arm/resource-id.ts";
import { showRestorePoint } from "#simulator/compute/show-restore-point.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import type { RestorePointCollection } from "#simulator/world/records.ts";
import { inRegion } from "#simulator/world/world.ts";

/** Collections per subscription and region (concepts-restore-points). */
export const maximumCollections = 10_000;

const vmIdPattern =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/virtualMachines\/[^/]+$/i;

export function putCollection(call: ArmCall): Answer {
  const existing = findCollection(call);
  if (existing) return changeCollection(call, existing);
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const { world } = call.simulator;
  const { content } = call;
  const location = valueAt(content, ["location"]);
  const sourceId = valueAt(content, ["properties", "source", "id"]);
  if (typeof location !== "string")
    return armError(400, "LocationRequired", "The location property is required for this definition.");
  if (typeof sourceId !== "string")
    return invalidParameter("properties.source.id", "Required parameter 'properties.source.id' is missing (null).");
  if (!vmIdPattern.test(sourceId)) {
    return invalidParameter(
      "properties.source.id",
      "The source must be a virtual machine; collections of copied restore points are not simulated yet.",
    );
  }
  const id = collectionId(call);
  const refusal = lockRefusal(call, id, "write");
  if (refusal) return refusal;
  const vm = world.virtualMachines.get(sourceId);
  if (vm === undefined) {
    return armError(
      404,
      "NotFound",
      `The source virtual machine '${sourceId}' of the restore point collection was not found.`,
    );
  }
  if (!sameLocation(vm.location, location)) {
    return invalidParameter(
      "location",
      `The location '${location}' of the restore point collection differs from the location '${vm.location}' of its source virtual machine.`,
    );
  }
  const subscriptionId = subscriptionOf(id);
  if (world.collections.count(inRegion(subscriptionId, location)) >= maximumCollections) {
    return armError(
      409,
      "OperationNotAllowed",
      `Operation could not be completed as it results in exceeding approved restore point collection quota: at most ${maximumCollections} per subscription and region.`,
    );
  }
  const collection = world.collections.put({
    id,
    name: parameter(call, "collectionName"),
    type: "Microsoft.Compute/restorePointCollections",
    location,
    ...tagsOf(content),
    sourceId: vm.id,
    sourceLocation: vm.location,
    collectionId: randomUUID(),
    ...instantAccessOf(call),
    provisioningState: "Succeeded",
  });
  return { status: 201, body: showCollection(call, collection, false) };
}

/** PATCH, or PUT of an existing collection: only tags and instant access may differ. */
export function patchCollection(call: ArmCall): Answer {
  const existing = findCollection(call);
  return existing ? changeCollection(call, existing) : collectionNotFound(call);
}

function changeCollection(call: ArmCall, existing: RestorePointCollection): Answer {
  const refusal = lockRefusal(call, existing.id, "write");
  if (refusal) return refusal;
  const sourceId = valueAt(call.content, ["properties", "source", "id"]);
  if (typeof sourceId === "string" && !sameId(sourceId, existing.sourceId)) {
    return armError(409, "PropertyChangeNotAllowed", "Changing property 'source.id' is not allowed.", {
      target: "source.id",
    });
  }
  if (!isObject(call.content)) return invalidRequestContent("A restore point collection is a JSON object.");
  const changed = call.simulator.world.collections.put({
    ...existing,
    ...tagsOf(call.content),
    ...instantAccessOf(call),
  });
  return { status: 200, body: showCollection(call, changed, false) };
}

export function getCollection(call: ArmCall): Answer {
  const found = findCollection(call);
  if (found === undefined) return collectionNotFound(call);
  const expand = queryOf(call.url, "$expand")?.toLowerCase();
  if (expand !== undefined && expand !== "restorepoints")
    return invalidParameter("$expand", `The value '${expand}' of $expand is not supported.`);
  return { status: 200, body: showCollection(call, found, expand !== undefined) };
}

export function listAllCollections(call: ArmCall): Answer {
  return listIn(call, subscriptionScope(parameter(call, "subscriptionId")));
}

export function listCollectionsInGroup(call: ArmCall): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  return listIn(call, groupScope(parameter(call, "subscriptionId"), parameter(call, "group")));
}

function listIn(call: ArmCall, bucket: string): Answer {
  const { collections } = call.simulator.world;
  const keys = collections.keys(bucket);
  return pageOf(call, { keys, get: (key) => collections.get(key) }, (item) => showCollection(call, item, false));
}

export function deleteCollection(call: ArmCall): Answer {
  const found = findCollection(call);
  if (found === undefined) return { status: 204 };
  const refusal = lockRefusal(call, found.id, "delete");
  if (refusal) return refusal;
  const effect = { kind: "deleteCollection", id: found.id } as const;
  const operation = startOperation(call, { location: found.sourceLocation, effect });
  call.simulator.world.collections.put({ ...found, provisioningState: "Deleting" });
  return accepted(call, operation);
}

export function findCollection(call: ArmCall): RestorePointCollection | undefined {
  return call.simulator.world.collections.get(collectionId(call));
}

function collectionId(call: ArmCall): string {
  const [subscriptionId, group] = [parameter(call, "subscriptionId"), parameter(call, "group")];
  return computeId(subscriptionId, group, "restorePointCollections", parameter(call, "collectionName"));
}

function collectionNotFound(call: ArmCall): Answer {
  const name = parameter(call, "collectionName");
  return resourceNotFound(parameter(call, "group"), `Microsoft.Compute/restorePointCollections/${name}`);
}

function tagsOf(content: unknown): { tags?: Record<string, string> } {
  const tags = valueAt(content, ["tags"]);
  return isObject(tags) ? { tags: tags as Record<string, string> } : {};
}

function instantAccessOf(call: ArmCall): { instantAccess?: boolean } {
  const value = valueAt(call.content, ["properties", "instantAccess"]);
  return typeof value === "boolean" && hasInstantAccess(call.apiVersion) ? { instantAccess: value } : {};
}

function showCollection(call: ArmCall, collection: RestorePointCollection, withPoints: boolean): unknown {
  const {
    id,
    name,
    type,
    location,
    tags,
    sourceId,
    sourceLocation,
    collectionId: uuid,
    instantAccess,
    provisioningState,
  } = collection;
  return {
    name,
    id,
    type,
    location,
    ...(tags && { tags }),
    properties: {
      source: { location: sourceLocation, id: sourceId },
      restorePointCollectionId: uuid,
      ...(withPoints && {
        restorePoints: call.simulator.world.restorePoints.list(id).map((point) => showRestorePoint(point)),
      }),
      ...(instantAccess !== undefined && hasInstantAccess(call.apiVersion) && { instantAccess }),
      provisioningState,
    },
  };
}
