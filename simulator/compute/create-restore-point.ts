import { randomUUID } from "node:crypto";
import { armError, invalidRequestContent, parentResourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { findCollection } from "#simulator/compute/collections.ts";
import { guestOutcome } from "#simulator/compute/guest-outcome.ts";
import { countPut, ledgerOf, timingRefusal } from "#simulator/compute/restore-point-limits.ts";
import { readRestorePointRequest } from "#simulator/compute/restore-point-request.ts";
import { modelRefusal } from "#simulator/compute/restore-point-rules.ts";
import { showRestorePoint } from "#simulator/compute/show-restore-point.ts";
import { includedDisks, sourceMetadataOf } from "#simulator/compute/source-metadata.ts";
import { contentOfDisk } from "#simulator/content/capture.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import type {
  ConsistencyMode,
  DiskRestorePoint,
  RestorePoint,
  RestorePointCollection,
  VirtualMachine,
} from "#simulator/world/records.ts";
import { pointsOfVm, type World } from "#simulator/world/world.ts";

/** Restore points per machine in all collections, whatever their mode. */
export const maximumRestorePoints = 500;

/** PUT .../restorePoints/{name}: 201 with `Azure-AsyncOperation` and no `Location`; the point is never changed again. */
export function putRestorePoint(call: ArmCall): Answer {
  const { world } = call.simulator;
  const collection = findCollection(call);
  if (collection === undefined) return parentResourceNotFound(parameter(call, "collectionName"));
  const id = `${collection.id}/restorePoints/${parameter(call, "pointName")}`;
  if (!isObject(call.content)) return invalidRequestContent("A restore point is a JSON object.");
  const lock = lockRefusal(call, id, "write");
  if (lock) return lock;
  if (world.restorePoints.get(id)) {
    return armError(
      409,
      "OperationNotAllowed",
      `Restore point '${parameter(call, "pointName")}' already exists. Updating a restore point is not allowed.`,
    );
  }
  const vm = world.virtualMachines.get(collection.sourceId);
  if (vm === undefined) {
    return armError(
      404,
      "NotFound",
      `The source virtual machine '${collection.sourceId}' of the restore point collection was not found.`,
    );
  }
  const request = readRestorePointRequest(call, vm);
  if ("status" in request) return request;
  const { mode, excludeDisks } = request;
  const excludedIds = excludeDisks.map((disk) => disk.id);
  const refusal =
    countPut(call, vm, mode) ?? timingRefusal(call, vm, mode) ?? modelRefusal(world, { vm, mode, excludedIds });
  if (refusal) return refusal;
  const point: RestorePoint = {
    id,
    name: parameter(call, "pointName"),
    collectionId: collection.id,
    vmId: vm.id.toLowerCase(),
    requestedMode: mode,
    ...(mode === "crash" && { consistencyMode: "CrashConsistent" }),
    provisioningState: "Creating",
    createdAt: call.now,
    excludeDisks,
    sourceMetadata: sourceMetadataOf(vm, excludedIds),
    disks: [],
  };
  return begin(call, collection, point, vm);
}

function begin(call: ArmCall, collection: RestorePointCollection, planned: RestorePoint, vm: VirtualMachine): Answer {
  const { world } = call.simulator;
  const outcome = planned.requestedMode === "crash" ? { obtained: "CrashConsistent" as const } : guestOutcome(vm);
  const point = { ...planned, disks: diskRestorePoints(world, vm, planned, outcome.obtained) };
  const failure = quotaFailure(world, vm) ?? ("failure" in outcome ? outcome.failure : undefined);
  const effect = { kind: "finishRestorePoint", pointId: point.id, obtained: outcome.obtained } as const;
  const operation = startOperation(call, { location: collection.sourceLocation, effect, error: failure });
  world.restorePoints.put(point);
  world.ledgers.put({ ...ledgerOf(world, vm.id), creatingPointId: point.id });
  return { status: 201, headers: operationHeaders(call, operation, false), body: showRestorePoint(point) };
}

/** The 501st snapshot of a disk is refused by storage, not by Compute: it comes as a failed operation. */
function quotaFailure(world: World, vm: VirtualMachine): { code: string; message: string } | undefined {
  if (world.restorePoints.count(pointsOfVm(vm.id)) < maximumRestorePoints) return undefined;
  return {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed as maximum allowed snapshot limit of one or more disk blobs has been reached. Please delete some existing restore points of this VM and then retry the operation.",
  };
}

/** All disks are captured at one instant: that makes them one cut through the machine's writes. */
function diskRestorePoints(
  world: World,
  vm: VirtualMachine,
  { excludeDisks, createdAt }: RestorePoint,
  obtained: ConsistencyMode,
): DiskRestorePoint[] {
  const excludedIds = excludeDisks.map((disk) => disk.id);
  return includedDisks(vm, excludedIds).flatMap(({ name, managedDisk }) => {
    if (managedDisk === undefined) return [];
    const disk = world.disks.get(managedDisk.id);
    const type = valueAt(disk?.properties, ["encryption", "type"]);
    const encryptionType = typeof type === "string" ? type : "EncryptionAtRestWithPlatformKey";
    const content = disk && contentOfDisk(world, disk, createdAt, obtained);
    return [{ name: `${name}_${randomUUID()}`, diskId: managedDisk.id, encryptionType, ...(content && { content }) }];
  });
}
