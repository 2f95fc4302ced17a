import { resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { azureTime } from "#simulator/clock.ts";
import { snapshotAccessState } from "#simulator/compute/instant-access.ts";
import { replicationOf } from "#simulator/compute/replication.ts";
import { findRestorePoint } from "#simulator/compute/restore-points.ts";
import { diskRestorePointId, hasDiskRestorePoints } from "#simulator/compute/show-restore-point.ts";
import { sourceFactsOf } from "#simulator/compute/source-disk.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";

export function listDiskRestorePoints(call: ArmCall): Answer {
  const found = findRestorePoint(call);
  if ("status" in found) return found;
  return { status: 200, body: { value: visible(found.point).map((disk) => show(call, found.point, disk)) } };
}

export function getDiskRestorePoint(call: ArmCall): Answer {
  const found = findRestorePoint(call);
  if ("status" in found) return found;
  const name = parameter(call, "diskPointName");
  const disk = visible(found.point).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (disk) return { status: 200, body: show(call, found.point, disk) };
  return resourceNotFound(
    parameter(call, "group"),
    `Microsoft.Compute/restorePointCollections/${parameter(call, "collectionName")}/restorePoints/${found.point.name}/diskRestorePoints/${name}`,
  );
}

function visible(point: RestorePoint): DiskRestorePoint[] {
  return hasDiskRestorePoints(point) ? point.disks : [];
}

function show(call: ArmCall, point: RestorePoint, disk: DiskRestorePoint): unknown {
  const source = call.simulator.world.disks.get(disk.diskId)?.properties;
  const osType = valueAt(point.sourceMetadata, ["storageProfile", "osDisk", "osType"]);
  const isOsDisk = valueAt(point.sourceMetadata, ["storageProfile", "osDisk", "managedDisk", "id"]) === disk.diskId;
  const { uniqueId, ...facts } = sourceFactsOf(call.simulator.world, disk);
  const { state, percent } = replicationOf(point, disk, call.now);
  const access = snapshotAccessState(point, disk, call.now);
  const { encryptionType: type, diskEncryptionSetId } = disk;
  return {
    id: diskRestorePointId(point, disk),
    name: disk.name,
    properties: {
      timeCreated: azureTime(point.createdAt),
      sourceResourceId: disk.sourceId ?? disk.diskId,
      ...(isOsDisk && { osType, hyperVGeneration: point.sourceMetadata["hyperVGeneration"] }),
      familyId: stableUuid(`family/${disk.diskId}`),
      sourceUniqueId: uniqueId ?? stableUuid(`unique/${disk.diskId}`),
      encryption: { type, ...(diskEncryptionSetId !== undefined && { diskEncryptionSetId }) },
      networkAccessPolicy: source?.["networkAccessPolicy"] ?? "AllowAll",
      publicNetworkAccess: source?.["publicNetworkAccess"] ?? "Enabled",
      sourceResourceLocation: point.sourceMetadata["location"],
      completionPercent: percent,
      replicationState: state,
      ...(access && hasSnapshotAccessState(call.apiVersion) && { snapshotAccessState: access }),
      ...facts,
    },
  };
}

/** The property came to the disk provider after its version of January 2025. */
function hasSnapshotAccessState(apiVersion: string): boolean {
  return apiVersion > "2025-01-02";
}
