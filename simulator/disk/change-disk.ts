import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { changeRefusal } from "#simulator/disk/change-refusal.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import { encryptionRefusal } from "#simulator/disk/encryption-refusal.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import { requestedBody } from "#simulator/disk/requested-body.ts";
import { showDisk } from "#simulator/disk/show-disk.ts";
import { diskAccepted, startDiskOperation } from "#simulator/disk/start-disk-operation.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { Disk } from "#simulator/world/records.ts";

/** PUT on what exists already, and PATCH. Tags change at once, everything else when the operation ends. */
export function changeDisk(call: ArmCall, kind: DiskKind, disk: Disk, request: DiskRequest): Answer {
  const refusal =
    lockRefusal(call, disk.id, "write") ??
    busyRefusal(disk) ??
    encryptionRefusal(call, request, disk.location) ??
    changeRefusal(call, kind, disk, request);
  if (refusal) return refusal;
  const { creationData, ...properties } = request.properties;
  const isReplaced = call.method === "PUT";
  const tags = isReplaced || request.tags ? request.tags : disk.tags;
  const effect = {
    kind: "finishDiskUpdate",
    table: kind,
    id: disk.id,
    apiVersion: call.apiVersion,
    change: { properties, ...(request.sku !== undefined && { sku: request.sku }) },
  } as const;
  const operation = startDiskOperation(call, { id: disk.id, location: disk.location, effect });
  const { tags: _, ...untagged } = disk;
  const updating = call.simulator.world[kind].put({
    ...untagged,
    ...(tags && { tags }),
    properties: { ...disk.properties, ...tierInProgress(kind, disk, properties), provisioningState: "Updating" },
  });
  const body = isReplaced ? requestedBody(call, updating, request) : patchedBody(call, updating, request);
  return diskAccepted(call, operation, body);
}

/** The first answer to a PATCH has the whole resource with the wanted values, except a tier, which is under way. */
function patchedBody(call: ArmCall, disk: Disk, request: DiskRequest): JsonObject {
  const { tier, ...wanted } = request.properties;
  const sku = request.sku === undefined ? disk.sku : { ...disk.sku, name: request.sku };
  return showDisk({ ...disk, sku, properties: { ...disk.properties, ...wanted } }, { apiVersion: call.apiVersion });
}

function tierInProgress(kind: DiskKind, disk: Disk, { tier }: JsonObject): JsonObject {
  const hasTier = kind === "disks" && disk.sku.name.startsWith("Premium_");
  return hasTier && typeof tier === "string" ? { propertyUpdatesInProgress: { targetTier: tier } } : {};
}

export function busyRefusal({ properties }: Disk): Answer | undefined {
  const state = properties.provisioningState;
  if (state !== "Updating" && state !== "Deleting") return undefined;
  return armError(
    409,
    "Conflict",
    "The request failed due to conflict with a concurrent request. To resolve it, please refer to https://aka.ms/activitylog to get more details on the conflicting requests.",
  );
}
