import { completionPercentAt } from "#simulator/disk/background-copy.ts";
import { snapshotAccessState } from "#simulator/disk/snapshot-access.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import type { Disk } from "#simulator/world/records.ts";

/**
 * Properties that came after the first version of the family, with the version that brought them. Where the two
 * specifications at hand only bracket it, the later release in between is a guess.
 */
const young: readonly { path: readonly [string] | readonly [string, string]; since: string }[] = [
  { path: ["incrementalSnapshotFamilyId"], since: "2022-07-02" },
  { path: ["LastOwnershipUpdateTime"], since: "2023-10-02" },
  { path: ["availabilityPolicy"], since: "2025-01-02" },
  { path: ["snapshotAccessState"], since: "2025-01-02" },
  { path: ["creationData", "performancePlus"], since: "2022-07-02" },
  { path: ["creationData", "elasticSanResourceId"], since: "2023-10-02" },
  { path: ["creationData", "provisionedBandwidthCopySpeed"], since: "2023-10-02" },
  { path: ["creationData", "instantAccessDurationMinutes"], since: "2025-01-02" },
  { path: ["creationData", "securityMetadataUri"], since: "2025-01-02" },
  { path: ["supportedCapabilities", "supportedSecurityOption"], since: "2024-03-02" },
];

/** A disk or snapshot as Azure answers it. `now` is absent in the result of an operation, which knows no progress. */
export function showDisk(disk: Disk, { apiVersion, now }: { apiVersion: string; now?: number }): JsonObject {
  const { name, id, type, location, tags, sku, zones, extendedLocation, managedBy, managedByExtended } = disk;
  return {
    name,
    id,
    type,
    location,
    ...(tags && { tags }),
    sku,
    ...(zones && { zones }),
    ...(extendedLocation && { extendedLocation }),
    ...(managedBy !== undefined && { managedBy }),
    ...(managedByExtended && { managedByExtended }),
    properties: knownTo(apiVersion, now === undefined ? disk.properties : propertiesAt(disk, now)),
  };
}

function propertiesAt(disk: Disk, now: number): JsonObject {
  const { properties, backgroundCopy } = disk;
  const state = snapshotAccessState(disk, now);
  return {
    ...properties,
    ...(backgroundCopy && { completionPercent: completionPercentAt(backgroundCopy, now) }),
    ...(state && { snapshotAccessState: state }),
  };
}

/** The properties without those that the version does not know. */
export function knownTo(apiVersion: string, properties: JsonObject): JsonObject {
  const shown = { ...properties };
  for (const { path, since } of young) {
    if (apiVersion >= since) continue;
    const [first, second] = path;
    const part = shown[first];
    if (second === undefined) delete shown[first];
    else if (isObject(part) && second in part) {
      const { [second]: _, ...rest } = part;
      shown[first] = rest;
    }
  }
  return shown;
}
