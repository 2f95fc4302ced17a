import { randomUUID } from "node:crypto";
import { armError, invalidParameter, invalidRequestContent, parentResourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { surroundingsFailure } from "#simulator/causes/surroundings-failure.ts";
import { findCollection, leavingRefusal } from "#simulator/compute/collections.ts";
import { copyRestorePoint } from "#simulator/compute/copy-restore-point.ts";
import { guestOutcome } from "#simulator/compute/guest-outcome.ts";
import { isDirectDrive } from "#simulator/compute/instant-access.ts";
import { type Encryption, encryptionOfDisk, readEncryptions } from "#simulator/compute/restore-point-encryption.ts";
import { countPut, ledgerOf, timingRefusal } from "#simulator/compute/restore-point-limits.ts";
import { type RestorePointRequest, readRestorePointRequest } from "#simulator/compute/restore-point-request.ts";
import { modelRefusal } from "#simulator/compute/restore-point-rules.ts";
import { sinceTrustedLaunch, tooOld, versionRefusal } from "#simulator/compute/restore-point-versions.ts";
import { showRestorePoint } from "#simulator/compute/show-restore-point.ts";
import { lastingFacts } from "#simulator/compute/source-disk.ts";
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
import type { World } from "#simulator/world/world.ts";

/** PUT .../restorePoints/{name}: 201 with `Azure-AsyncOperation` and no `Location`; the point is never changed again. */
export function putRestorePoint(call: ArmCall): Answer {
  const collection = findCollection(call);
  if (collection === undefined) return parentResourceNotFound(parameter(call, "collectionName"));
  const id = `${collection.id}/restorePoints/${parameter(call, "pointName")}`;
  if (!isObject(call.content)) return invalidRequestContent("A restore point is a JSON object.");
  const refusal = versionRefusal(call) ?? lockRefusal(call, id, "write") ?? leavingRefusal(collection);
  if (refusal) return refusal;
  if (call.simulator.world.restorePoints.get(id)) {
    return armError(
      409,
      "OperationNotAllowed",
      `Restore point '${parameter(call, "pointName")}' already exists. Updating a restore point is not allowed.`,
    );
  }
  return collection.copies ? copyRestorePoint(call, collection, id) : captureMachine(call, collection, id);
}

function captureMachine(call: ArmCall, collection: RestorePointCollection, id: string): Answer {
  const { world } = call.simulator;
  if (valueAt(call.content, ["properties", "sourceRestorePoint"]) !== undefined) {
    return invalidParameter(
      "sourceRestorePoint",
      "A restore point can be copied only to a restore point collection whose source is the restore point collection of the source restore point.",
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
  const isTrusted = vm.properties.securityProfile?.securityType === "TrustedLaunch";
  const request = (isTrusted ? tooOld(call, sinceTrustedLaunch) : undefined) ?? readRestorePointRequest(call, vm);
  if ("status" in request) return request;
  const plan = plannedPoint(call, { collection, vm, id, request });
  if ("status" in plan) return plan;
  const { mode, excludeDisks } = request;
  const refusal =
    countPut(call, vm, mode) ??
    timingRefusal(call, vm, plan.point) ??
    modelRefusal(world, {
      vm,
      mode,
      excludedIds: excludeDisks.map((disk) => disk.id),
      target: { collectionId: collection.id, now: call.now },
    });
  return refusal ?? begin(call, collection, vm, plan);
}

type Plan = { point: RestorePoint; encryptions: Map<string, Encryption> };

/** The point before its disks are captured, or what is wrong with the encryption that the request asks for. */
function plannedPoint(
  call: ArmCall,
  of: { collection: RestorePointCollection; vm: VirtualMachine; id: string; request: RestorePointRequest },
): Plan | Answer {
  const { collection, vm, id, request } = of;
  const { mode, excludeDisks, instantAccessDurationMinutes } = request;
  const excludedIds = excludeDisks.map((disk) => disk.id);
  const included = includedDisks(vm, excludedIds);
  const encryptions = readEncryptions(call, {
    kind: "disk",
    osDiskId: vm.properties.storageProfile.osDisk.managedDisk?.id,
    ids: included.flatMap(({ managedDisk }) => managedDisk?.id ?? []),
    location: vm.location,
  });
  if ("status" in encryptions) return encryptions;
  const { disks } = call.simulator.world;
  const isInstant =
    collection.instantAccess === true &&
    mode === "application" &&
    included.some(({ managedDisk }) => isDirectDrive(managedDisk && disks.get(managedDisk.id)));
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
    ...(instantAccessDurationMinutes !== undefined && { instantAccessDurationMinutes }),
    ...(isInstant && { hasInstantAccess: true }),
    disks: [],
  };
  return { point, encryptions };
}

function begin(call: ArmCall, collection: RestorePointCollection, vm: VirtualMachine, plan: Plan): Answer {
  const { world } = call.simulator;
  const ledger = ledgerOf(world, vm.id);
  const outcome = guestOutcome(vm, plan.point.requestedMode, ledger.withoutWriters ?? 0);
  const disks = diskRestorePoints(world, vm, plan, outcome.obtained);
  const point = { ...plan.point, disks };
  const error = surroundingsFailure(world, vm, point) ?? outcome.failure;
  const effect = { kind: "finishRestorePoint", pointId: point.id, obtained: outcome.obtained } as const;
  const operation = startOperation(call, { location: collection.sourceLocation, effect, error });
  world.restorePoints.put(point);
  const { withoutWriters } = outcome;
  world.ledgers.put({
    ...ledger,
    creatingPointId: point.id,
    ...(withoutWriters !== undefined && { withoutWriters }),
  });
  return { status: 201, headers: operationHeaders(call, operation, false), body: showRestorePoint(point, call) };
}

/** All disks are captured at one instant: that makes them one cut through the machine's writes. */
function diskRestorePoints(
  world: World,
  vm: VirtualMachine,
  { point, encryptions }: Plan,
  obtained: ConsistencyMode,
): DiskRestorePoint[] {
  const excludedIds = point.excludeDisks.map((disk) => disk.id);
  return includedDisks(vm, excludedIds).flatMap(({ name, managedDisk }) => {
    if (managedDisk === undefined) return [];
    const disk = world.disks.get(managedDisk.id);
    const content = disk && contentOfDisk(world, disk, point.createdAt, obtained);
    return [
      {
        name: `${name}_${randomUUID()}`,
        diskId: managedDisk.id,
        ...(encryptions.get(managedDisk.id.toLowerCase()) ?? encryptionOfDisk(disk?.properties)),
        ...(disk && { source: lastingFacts(disk) }),
        ...(content && { content }),
      },
    ];
  });
}
