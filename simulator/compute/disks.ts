import { armError, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { computeId, groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { sharedAccessRefusal } from "#simulator/compute/shared-access-refusal.ts";
import type { Answer } from "#simulator/http/exchange.ts";

export function listAllDisks(call: ArmCall): Answer {
  return listIn(call, subscriptionScope(parameter(call, "subscriptionId")));
}

export function listDisksInGroup(call: ArmCall): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  return listIn(call, groupScope(parameter(call, "subscriptionId"), parameter(call, "group")));
}

function listIn(call: ArmCall, bucket: string): Answer {
  const { disks } = call.simulator.world;
  return pageOf(call, { keys: disks.keys(bucket), get: (key) => disks.get(key) }, (disk) => disk);
}

export function getDisk(call: ArmCall): Answer {
  const disk = call.simulator.world.disks.get(diskId(call));
  if (disk !== undefined) return { status: 200, body: disk };
  return resourceNotFound(parameter(call, "group"), `Microsoft.Compute/disks/${parameter(call, "diskName")}`);
}

export function deleteDisk(call: ArmCall): Answer {
  const disk = call.simulator.world.disks.get(diskId(call));
  if (disk === undefined) return { status: 204 };
  const refusal = lockRefusal(call, disk.id, "delete") ?? sharedAccessRefusal(call.simulator.world, disk.id, "Delete");
  if (refusal) return refusal;
  if (disk.managedBy !== undefined) {
    return armError(409, "OperationNotAllowed", `Disk ${disk.name} is attached to VM ${disk.managedBy}.`);
  }
  const operation = startOperation(call, { location: disk.location, effect: { kind: "deleteDisk", id: disk.id } });
  return accepted(call, operation);
}

function diskId(call: ArmCall): string {
  return computeId(parameter(call, "subscriptionId"), parameter(call, "group"), "disks", parameter(call, "diskName"));
}
