import type { ArmCall } from "#simulator/arm/call.ts";
import { computeId, normalLocation } from "#simulator/arm/resource-id.ts";
import { isObject } from "#simulator/json.ts";
import type { World } from "#simulator/world/world.ts";

type Located = { get(id: string): { location: string } | undefined };

/** Parts of templates that name a resource of Compute, with its type and its table. */
const named: readonly [part: string, type: string, table: (world: World) => Located][] = [
  ["vmName", "virtualMachines", (world) => world.virtualMachines],
  ["collectionName", "restorePointCollections", (world) => world.collections],
  ["diskName", "disks", (world) => world.disks],
  ["snapshotName", "snapshots", (world) => world.snapshots],
];

/** The region in which a provider counts a call: that of the path or of the resource; empty for lists of a subscription. */
export function regionOf({ parameters, content, simulator }: ArmCall): string {
  if (parameters["location"] !== undefined) return normalLocation(parameters["location"]);
  for (const [part, type, table] of named) {
    const name = parameters[part];
    if (name === undefined) continue;
    const id = computeId(parameters["subscriptionId"] ?? "", parameters["group"] ?? "", type, name);
    const known = table(simulator.world).get(id);
    if (known) return normalLocation(known.location);
  }
  const wanted = isObject(content) ? content["location"] : undefined;
  return typeof wanted === "string" ? normalLocation(wanted) : "";
}
