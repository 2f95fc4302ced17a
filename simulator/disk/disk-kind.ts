import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { computeId } from "#simulator/arm/resource-id.ts";
import type { Disk } from "#simulator/world/records.ts";
import type { Table } from "#simulator/world/table.ts";
import type { World } from "#simulator/world/world.ts";

/** Disks and snapshots live alike; where they differ, the kind tells. */
export type DiskKind = "disks" | "snapshots";

export const nameParameter: Record<DiskKind, string> = { disks: "diskName", snapshots: "snapshotName" };

export function tableOf(world: World, kind: DiskKind): Table<Disk> {
  return world[kind];
}

/** The id that the path names. */
export function idOf(call: ArmCall, kind: DiskKind): string {
  const name = parameter(call, nameParameter[kind]);
  return computeId(parameter(call, "subscriptionId"), parameter(call, "group"), kind, name);
}
