import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { replicationOf } from "#simulator/compute/replication.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import type { Disk, DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";

/** Creations with instant access in flight per subscription and region (virtual-machines-create-restore-points, 2026). */
export const maximumInstantAccessCreations = 50;

const minuteMs = 60_000;
const usualMinutes = 300;
const allowedMinutes = { min: 60, max: 300 };

/** How a disk restore point can be used: restored at once, copied and downloaded, all of it, or not yet. */
export type SnapshotAccessState = "Pending" | "Available" | "InstantAccess" | "AvailableWithInstantAccess";

/** Disks whose points are copied in the background before they can be used, and that can have instant access. */
export function isDirectDrive(disk: Disk | undefined): disk is Disk {
  return disk?.sku.name === "PremiumV2_LRS" || disk?.sku.name === "UltraSSD_LRS";
}

/** Undefined for points of other disks, which can be used as soon as they exist, and for copies of another region's. */
export function snapshotAccessState(
  point: RestorePoint,
  disk: DiskRestorePoint,
  now: number,
): SnapshotAccessState | undefined {
  if (disk.wholeAt === undefined || point.copy) return undefined;
  const isWhole = replicationOf(point, disk, now).state === "Succeeded";
  const minutes = point.instantAccessDurationMinutes ?? usualMinutes;
  const isInstant = point.hasInstantAccess && now < point.createdAt + minutes * minuteMs;
  if (isInstant) return isWhole ? "AvailableWithInstantAccess" : "InstantAccess";
  return isWhole ? "Available" : "Pending";
}

/** `instantAccessDurationMinutes` of a request. */
export function readInstantAccessMinutes(call: ArmCall): number | undefined | Answer {
  const value = valueAt(call.content, ["properties", "instantAccessDurationMinutes"]);
  if (value === undefined) return undefined;
  const { min, max } = allowedMinutes;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
  return invalidParameter(
    "instantAccessDurationMinutes",
    `The value '${String(value)}' of parameter 'instantAccessDurationMinutes' is out of range. The value must be between ${min} and ${max}, inclusive.`,
  );
}
