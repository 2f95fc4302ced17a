import { armError, invalidParameter, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { computeId, groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { versionRefusal } from "#simulator/compute/restore-point-versions.ts";
import { sharedPointRefusal } from "#simulator/compute/shared-access-refusal.ts";
import { showCollection } from "#simulator/compute/show-collection.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import type { RestorePointCollection } from "#simulator/world/records.ts";

/** Deleting so many points doubles the time that deleting an empty collection takes. */
const pointsPerDuration = 50;

export function getCollection(call: ArmCall): Answer {
  const tooOld = versionRefusal(call);
  if (tooOld) return tooOld;
  const found = findCollection(call);
  if (found === undefined) return collectionNotFound(call);
  const expand = queryOf(call.url, "$expand")?.toLowerCase();
  if (expand !== undefined && expand !== "restorepoints")
    return invalidParameter("$expand", `The value '${expand}' of $expand is not supported.`);
  const points = expand === undefined ? undefined : call.simulator.world.restorePoints.list(found.id);
  return { status: 200, body: showCollection(found, call, points) };
}

export function listAllCollections(call: ArmCall): Answer {
  return versionRefusal(call) ?? listIn(call, subscriptionScope(parameter(call, "subscriptionId")));
}

export function listCollectionsInGroup(call: ArmCall): Answer {
  const tooOld = versionRefusal(call);
  if (tooOld) return tooOld;
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  return listIn(call, groupScope(parameter(call, "subscriptionId"), parameter(call, "group")));
}

function listIn(call: ArmCall, bucket: string): Answer {
  const { collections } = call.simulator.world;
  const keys = collections.keys(bucket);
  return pageOf(call, { keys, get: (key) => collections.get(key) }, (item) => showCollection(item, call));
}

/** 202; its points go with it, unless one of them cannot: then everything stays. */
export function deleteCollection(call: ArmCall): Answer {
  const tooOld = versionRefusal(call);
  if (tooOld) return tooOld;
  const found = findCollection(call);
  if (found === undefined) return { status: 204 };
  const { world, options, random } = call.simulator;
  const refusal = lockRefusal(call, found.id, "delete") ?? sharedPointRefusal(world, found.id);
  if (refusal) return refusal;
  const points = world.restorePoints.list(found.id);
  const unfinished = points.find((point) => point.provisioningState === "Creating");
  if (unfinished) {
    return armError(
      409,
      "AnotherOperationInProgress",
      `Another operation on this or a dependent resource is in progress: restore point '${unfinished.name}' of the collection '${found.name}' is being created. Please retry after it has completed.`,
    );
  }
  const { min, max } = options.operationMs;
  const lastsMs = Math.round((min + random() * (max - min)) * (1 + points.length / pointsPerDuration));
  const effect = { kind: "deleteCollection", id: found.id } as const;
  const operation = startOperation(call, { location: found.sourceLocation, effect, lastsMs });
  world.collections.put({ ...found, provisioningState: "Deleting" });
  return accepted(call, operation);
}

export function findCollection(call: ArmCall): RestorePointCollection | undefined {
  return call.simulator.world.collections.get(collectionId(call));
}

export function collectionId(call: ArmCall): string {
  const [subscriptionId, group] = [parameter(call, "subscriptionId"), parameter(call, "group")];
  return computeId(subscriptionId, group, "restorePointCollections", parameter(call, "collectionName"));
}

export function collectionNotFound(call: ArmCall): Answer {
  const name = parameter(call, "collectionName");
  return resourceNotFound(parameter(call, "group"), `Microsoft.Compute/restorePointCollections/${name}`);
}

/** The refusal of a change to a collection that is on its way out. */
export function leavingRefusal(collection: RestorePointCollection): Answer | undefined {
  if (collection.provisioningState !== "Deleting") return undefined;
  return armError(
    409,
    "Conflict",
    `The request failed due to conflict with a concurrent request: the restore point collection '${collection.name}' is being deleted.`,
  );
}
