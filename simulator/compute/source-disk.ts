import { type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import type { Disk, DiskRestorePoint } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const kept = ["uniqueId", "supportsHibernation", "supportedCapabilities", "purchasePlan", "securityProfile"] as const;

/** What a disk restore point says of its disk, whatever becomes of that. */
export function lastingFacts({ properties }: Disk): JsonObject {
  const facts = kept.flatMap((name): [string, Json][] => {
    const value = properties[name];
    return value === undefined ? [] : [[name, value as Json]];
  });
  const sector = valueAt(properties, ["creationData", "logicalSectorSize"]);
  return { ...Object.fromEntries(facts), ...(sector !== undefined && { logicalSectorSize: sector }) };
}

/** The same for a disk restore point; of a fleet's own points, which do not keep it, from the disk as it is. */
export function sourceFactsOf(world: World, entry: DiskRestorePoint): JsonObject {
  if (entry.source !== undefined) return entry.source;
  const disk = world.disks.get(entry.diskId);
  return disk === undefined ? {} : lastingFacts(disk);
}
