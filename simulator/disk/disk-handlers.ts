import { armError, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { changeDisk } from "#simulator/disk/change-disk.ts";
import { createDisk } from "#simulator/disk/create-disk.ts";
import { deleteRefusal } from "#simulator/disk/delete-refusal.ts";
import { type DiskKind, idOf, nameParameter, tableOf } from "#simulator/disk/disk-kind.ts";
import { readDiskRequest } from "#simulator/disk/read-disk-request.ts";
import { showDisk } from "#simulator/disk/show-disk.ts";
import { diskAccepted, startDiskOperation } from "#simulator/disk/start-disk-operation.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Disk } from "#simulator/world/records.ts";

type Handler = (call: ArmCall) => Answer;

/** What clients do with disks and, in the same way, with snapshots. */
export type DiskHandlers = Record<"listAll" | "listInGroup" | "get" | "put" | "patch" | "remove", Handler>;

export function diskHandlers(kind: DiskKind): DiskHandlers {
  return {
    listAll: (call) => listIn(call, kind, subscriptionScope(parameter(call, "subscriptionId"))),
    listInGroup(call) {
      if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
      return listIn(call, kind, groupScope(parameter(call, "subscriptionId"), parameter(call, "group")));
    },
    get(call) {
      const disk = find(call, kind);
      return "status" in disk ? disk : { status: 200, body: show(call, disk) };
    },
    put: (call) => put(call, kind),
    patch(call) {
      const disk = find(call, kind);
      if ("status" in disk) return disk;
      const request = readDiskRequest(call, kind);
      return "status" in request ? request : changeDisk(call, kind, disk, request);
    },
    remove: (call) => remove(call, kind),
  };
}

function listIn(call: ArmCall, kind: DiskKind, bucket: string): Answer {
  const table = tableOf(call.simulator.world, kind);
  return pageOf(call, { keys: table.keys(bucket), get: (key) => table.get(key) }, (disk) => show(call, disk));
}

function show(call: ArmCall, disk: Disk): unknown {
  return showDisk(disk, { apiVersion: call.apiVersion, now: call.now });
}

/** The disk or snapshot that the path names, or the 404. */
function find(call: ArmCall, kind: DiskKind): Disk | Answer {
  const group = parameter(call, "group");
  if (findGroup(call) === undefined) return resourceGroupNotFound(group);
  const found = tableOf(call.simulator.world, kind).get(idOf(call, kind));
  return found ?? resourceNotFound(group, `Microsoft.Compute/${kind}/${parameter(call, nameParameter[kind])}`);
}

function put(call: ArmCall, kind: DiskKind): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const request = readDiskRequest(call, kind);
  if ("status" in request) return request;
  const id = idOf(call, kind);
  const existing = tableOf(call.simulator.world, kind).get(id);
  const misplaced = locationRefusal(call, { id, content: { ...request }, previous: existing });
  if (misplaced) return misplaced;
  if (existing) return changeDisk(call, kind, existing, request);
  const name = parameter(call, nameParameter[kind]);
  if (!namePattern.test(name)) {
    return armError(
      400,
      "InvalidParameter",
      `The value '${name}' of parameter '${nameParameter[kind]}' is invalid: at most 80 letters, digits, '_', '.' and '-' are allowed.`,
      { target: nameParameter[kind] },
    );
  }
  return createDisk(call, { kind, id, name, request });
}

const namePattern = /^[A-Za-z0-9_](?:[\w.-]{0,78}\w)?$/;

function remove(call: ArmCall, kind: DiskKind): Answer {
  const table = tableOf(call.simulator.world, kind);
  const disk = table.get(idOf(call, kind));
  if (disk === undefined) return { status: 204 };
  const refusal = lockRefusal(call, disk.id, "delete") ?? deleteRefusal(disk);
  if (refusal) return refusal;
  const effect = { kind: "deleteDisk", table: kind, id: disk.id } as const;
  return diskAccepted(call, startDiskOperation(call, { id: disk.id, location: disk.location, effect }));
}
