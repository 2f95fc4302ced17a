import { armError, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { type AccessRequest, readAccessRequest } from "#simulator/compute/disk-access-request.ts";
import { type Exportable, findExportable } from "#simulator/compute/exportable.ts";
import { findRestorePoint } from "#simulator/compute/restore-points.ts";
import { type DiskKind, idOf, nameParameter } from "#simulator/disk/disk-kind.ts";
import { diskAccepted, startDiskOperation } from "#simulator/disk/start-disk-operation.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { sharedIn } from "#simulator/world/content-records.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";
import type { World } from "#simulator/world/world.ts";

/** Snapshots of one disk that can be shared at a time (disks-incremental-snapshots, "Restrictions"). */
const sharedPerFamily = 5;

/** Granting takes less than a second (recorded); never longer than other operations of this simulator. */
const longestMs = 400;

/** What the path names, with its region; or the 404. */
type Located = { source: Exportable; location: string };

export const grantDiskAccess = (call: ArmCall): Answer => grantAccess(call, findManaged(call, "disks"));
export const revokeDiskAccess = (call: ArmCall): Answer => revokeAccess(call, findManaged(call, "disks"));
export const grantSnapshotAccess = (call: ArmCall): Answer => grantAccess(call, findManaged(call, "snapshots"));
export const revokeSnapshotAccess = (call: ArmCall): Answer => revokeAccess(call, findManaged(call, "snapshots"));
export const grantDiskRestorePointAccess = (call: ArmCall): Answer => grantAccess(call, findDiskRestorePoint(call));
export const revokeDiskRestorePointAccess = (call: ArmCall): Answer => revokeAccess(call, findDiskRestorePoint(call));

function grantAccess(call: ArmCall, found: Located | Answer): Answer {
  if ("status" in found) return found;
  const { source } = found;
  const locked = lockRefusal(call, source.id, "write");
  if (locked) return locked;
  const request = readAccessRequest(call);
  if ("status" in request) return request;
  const refusal = stateRefusal(source, request) ?? familyRefusal(call.simulator.world, source);
  if (refusal) return refusal;
  const { durationMs, withGuestState } = request;
  return begin(call, found, {
    kind: "grantDiskAccess",
    id: source.id,
    location: found.location,
    origin: call.origin,
    durationMs,
    withGuestState,
  });
}

function revokeAccess(call: ArmCall, found: Located | Answer): Answer {
  if ("status" in found) return found;
  const { source } = found;
  return lockRefusal(call, source.id, "write") ?? begin(call, found, { kind: "revokeDiskAccess", id: source.id });
}

function begin(call: ArmCall, { source, location }: Located, effect: OperationEffect): Answer {
  const lastsMs = Math.min(longestMs, call.simulator.options.operationMs.max);
  return diskAccepted(call, startDiskOperation(call, { id: source.id, location, effect, lastsMs }));
}

function stateRefusal(source: Exportable, { access }: AccessRequest): Answer | undefined {
  const refuse = (reason: string) =>
    armError(
      409,
      "OperationNotAllowed",
      `Access to the ${source.kind} '${source.name}' cannot be granted because ${reason}.`,
    );
  if (access === "Write") return refuse("this simulator takes no uploads; only Read access can be granted");
  if (source.isDenied) return refuse("its network access policy is 'DenyAll'");
  return source.unavailable === null ? undefined : refuse(source.unavailable);
}

function familyRefusal(world: World, { id, familyId }: Exportable): Answer | undefined {
  if (familyId === undefined || world.sharedAccesses.get(id) !== undefined) return undefined;
  if (world.sharedAccesses.count(sharedIn(familyId)) < sharedPerFamily) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `At most ${sharedPerFamily} shared access signatures can be active for the snapshots of a disk at a time. Call EndGetAccess on one of them and retry.`,
  );
}

function findManaged(call: ArmCall, kind: DiskKind): Located | Answer {
  const { world } = call.simulator;
  const record = world[kind].get(idOf(call, kind));
  const source = record && findExportable(world, record.id, call.now);
  if (source) return { source, location: record.location };
  const name = parameter(call, nameParameter[kind]);
  return resourceNotFound(parameter(call, "group"), `Microsoft.Compute/${kind}/${name}`);
}

function findDiskRestorePoint(call: ArmCall): Located | Answer {
  const found = findRestorePoint(call);
  if ("status" in found) return found;
  const { point, collection } = found;
  const name = parameter(call, "diskPointName");
  const source = findExportable(call.simulator.world, `${point.id}/diskRestorePoints/${name}`, call.now);
  if (source) return { source, location: collection.location };
  return resourceNotFound(
    parameter(call, "group"),
    `Microsoft.Compute/restorePointCollections/${collection.name}/restorePoints/${point.name}/diskRestorePoints/${name}`,
  );
}
