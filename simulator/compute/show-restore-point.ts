import { azureTime } from "#simulator/clock.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";

/** A restore point as Azure answers it: disks carry their disk restore points only once it has succeeded. */
export function showRestorePoint(point: RestorePoint, withInstanceView = false): JsonObject {
  const { excludeDisks, consistencyMode } = point;
  const isComplete = point.provisioningState === "Succeeded" || point.provisioningState === "Deleting";
  return {
    name: point.name,
    id: point.id,
    properties: {
      ...(excludeDisks.length > 0 && { excludeDisks }),
      sourceMetadata: isComplete ? withDiskRestorePoints(point) : point.sourceMetadata,
      provisioningState: point.provisioningState,
      ...(consistencyMode && { consistencyMode }),
      timeCreated: azureTime(point.createdAt),
      ...(withInstanceView && { instanceView: instanceViewOf(point, isComplete) }),
    },
  };
}

export function diskRestorePointId(point: RestorePoint, disk: DiskRestorePoint): string {
  return `${point.id}/diskRestorePoints/${disk.name}`;
}

function withDiskRestorePoints(point: RestorePoint): JsonObject {
  const storage = point.sourceMetadata["storageProfile"];
  if (!isObject(storage)) return point.sourceMetadata;
  const { osDisk, dataDisks } = storage;
  const marked = (disk: unknown): JsonObject => {
    const id = String(valueAt(disk, ["managedDisk", "id"])).toLowerCase();
    const found = point.disks.find((candidate) => candidate.diskId.toLowerCase() === id);
    const own = found && { encryption: { type: found.encryptionType }, id: diskRestorePointId(point, found) };
    return { ...(disk as JsonObject), ...(own && { diskRestorePoint: own }) };
  };
  return {
    ...point.sourceMetadata,
    storageProfile: {
      ...storage,
      ...(osDisk !== undefined && { osDisk: marked(osDisk) }),
      dataDisks: Array.isArray(dataDisks) ? dataDisks.map(marked) : [],
    },
  };
}

function instanceViewOf(point: RestorePoint, isComplete: boolean): JsonObject {
  const status = { code: "ReplicationState/succeeded", level: "Info", displayStatus: "Succeeded" };
  if (!isComplete) return { statuses: [] };
  return {
    diskRestorePoints: point.disks.map((disk) => ({
      id: diskRestorePointId(point, disk),
      replicationStatus: { status, completionPercent: 100 },
    })),
    statuses: [status],
  };
}
