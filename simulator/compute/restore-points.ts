import { invalidParameter, parentResourceNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { findCollection } from "#simulator/compute/collections.ts";
import { versionRefusal } from "#simulator/compute/restore-point-versions.ts";
import { sharedPointRefusal } from "#simulator/compute/shared-access-refusal.ts";
import { showRestorePoint } from "#simulator/compute/show-restore-point.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import type { RestorePoint, RestorePointCollection } from "#simulator/world/records.ts";

export function getRestorePoint(call: ArmCall): Answer {
  const tooOld = versionRefusal(call);
  if (tooOld) return tooOld;
  const found = findRestorePoint(call);
  if ("status" in found) return found;
  const expand = queryOf(call.url, "$expand")?.toLowerCase();
  if (expand !== undefined && expand !== "instanceview")
    return invalidParameter("$expand", `The value '${expand}' of $expand is not supported.`);
  return { status: 200, body: showRestorePoint(found.point, call, expand !== undefined) };
}

export function deleteRestorePoint(call: ArmCall): Answer {
  const tooOld = versionRefusal(call);
  if (tooOld) return tooOld;
  const found = findRestorePoint(call);
  if ("status" in found) return { status: 204 };
  const { point, collection } = found;
  const refusal = lockRefusal(call, point.id, "delete") ?? sharedPointRefusal(call.simulator.world, point.id);
  if (refusal) return refusal;
  // A repeated request must not take the state "Deleting" for the one to go back to.
  const previousState = point.provisioningState === "Deleting" ? "Succeeded" : point.provisioningState;
  const effect = { kind: "deleteRestorePoint", id: point.id, previousState } as const;
  const operation = startOperation(call, { location: collection.sourceLocation, effect });
  call.simulator.world.restorePoints.put({ ...point, provisioningState: "Deleting" });
  return accepted(call, operation);
}

/** The restore point that the path names, or the 404 of the innermost thing that is missing. */
export function findRestorePoint(call: ArmCall): { point: RestorePoint; collection: RestorePointCollection } | Answer {
  const collection = findCollection(call);
  const collectionName = parameter(call, "collectionName");
  if (collection === undefined) return parentResourceNotFound(collectionName);
  const name = parameter(call, "pointName");
  const point = call.simulator.world.restorePoints.get(`${collection.id}/restorePoints/${name}`);
  if (point) return { point, collection };
  return resourceNotFound(
    parameter(call, "group"),
    `Microsoft.Compute/restorePointCollections/${collectionName}/restorePoints/${name}`,
  );
}
