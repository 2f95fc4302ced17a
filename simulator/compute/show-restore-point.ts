import { hasInstantAccess } from "#simulator/arm/api-versions.ts";
import { azureTime } from "#simulator/clock.ts";
import { snapshotAccessState } from "#simulator/compute/instant-access.ts";
import { type ReplicationState, replicationOf, replicationStateOf } from "#simulator/compute/replication.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { DiskRestorePoint, RestorePoint } from "#simulator/world/records.ts";

/** What an answer about a point depends on beside the point: an `ArmCall` has it. */
export type View = { apiVersion: string; now: number };

/** A restore point as Azure answers it: disks carry their disk restore points only once it has succeeded. */
export function showRestorePoint(point: RestorePoint, view: View, withInstanceView = false): JsonObject {
  const { excludeDisks, consistencyMode, copy, instantAccessDurationMinutes } = point;
  const isComplete = hasDiskRestorePoints(point);
  return {
    name: point.name,
    id: point.id,
    properties: {
      ...(excludeDisks.length > 0 && { excludeDisks }),
      sourceMetadata: asKnownTo(
        view.apiVersion,
        isComplete ? withDiskRestorePoints(point, view) : point.sourceMetadata,
      ),
      ...(instantAccessDurationMinutes !== undefined &&
        hasInstantAccess(view.apiVersion) && { instantAccessDurationMinutes }),
      provisioningState: point.provisioningState,
      ...(consistencyMode && { consistencyMode }),
      ...(copy && { sourceRestorePoint: { id: copy.sourceId } }),
      timeCreated: azureTime(point.createdAt),
      ...(withInstanceView && { instanceView: isComplete ? instanceViewOf(point, view) : { statuses: [] } }),
    },
  };
}

/** Whether the point's disk restore points exist. */
export function hasDiskRestorePoints(point: RestorePoint): boolean {
  return point.provisioningState === "Succeeded" || point.provisioningState === "Deleting";
}

export function diskRestorePointId(point: RestorePoint, disk: DiskRestorePoint): string {
  return `${point.id}/diskRestorePoints/${disk.name}`;
}

/** Leaves out what a version does not know yet, by the models of the clients that speak it (arm-compute 20 to 21.4). */
function asKnownTo(apiVersion: string, metadata: JsonObject): JsonObject {
  if (apiVersion >= "2023-09-01") return metadata;
  const { storageProfile, hyperVGeneration, ...rest } = metadata;
  const { diskControllerType: _, ...storage } = isObject(storageProfile) ? storageProfile : {};
  const knowsGeneration = apiVersion >= "2023-03-01" && hyperVGeneration !== undefined;
  return { ...rest, storageProfile: storage, ...(knowsGeneration && { hyperVGeneration }) };
}

function withDiskRestorePoints(point: RestorePoint, view: View): JsonObject {
  const storage = point.sourceMetadata["storageProfile"];
  if (!isObject(storage)) return point.sourceMetadata;
  const { osDisk, dataDisks } = storage;
  const marked = (disk: unknown): JsonObject => {
    const id = String(valueAt(disk, ["managedDisk", "id"])).toLowerCase();
    const found = point.disks.find((candidate) => candidate.diskId.toLowerCase() === id);
    return { ...(disk as JsonObject), ...(found && { diskRestorePoint: attributesOf(point, found, view) }) };
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

function attributesOf(point: RestorePoint, disk: DiskRestorePoint, { apiVersion }: View): JsonObject {
  if (apiVersion < "2023-03-01") return { id: diskRestorePointId(point, disk) };
  const { sourceId, encryptionType, diskEncryptionSetId } = disk;
  return {
    ...(sourceId !== undefined && { sourceDiskRestorePoint: { id: sourceId } }),
    encryption: {
      type: encryptionType,
      ...(diskEncryptionSetId !== undefined && { diskEncryptionSet: { id: diskEncryptionSetId } }),
    },
    id: diskRestorePointId(point, disk),
  };
}

function instanceViewOf(point: RestorePoint, { apiVersion, now }: View): JsonObject {
  const access = hasInstantAccess(apiVersion)
    ? point.disks.map((disk) => snapshotAccessState(point, disk, now))
    : point.disks.map(() => undefined);
  const known = access.filter((state) => state !== undefined);
  return {
    diskRestorePoints: point.disks.map((disk, index) => {
      const { state, percent } = replicationOf(point, disk, now);
      const snapshotAccess = access[index];
      return {
        id: diskRestorePointId(point, disk),
        ...(snapshotAccess && { snapshotAccessState: snapshotAccess }),
        replicationStatus: { status: replicationStatus(state), completionPercent: percent },
      };
    }),
    statuses: [
      replicationStatus(replicationStateOf(point, now)),
      ...(point.hasInstantAccess && known[0] ? [instantAccessStatus(leastUsable(known))] : []),
    ],
  };
}

function replicationStatus(state: ReplicationState): JsonObject {
  return {
    code: `ReplicationState/${withSmallInitial(state)}`,
    level: state === "Failed" ? "Error" : "Info",
    displayStatus: state,
  };
}

function instantAccessStatus(state: string): JsonObject {
  return { code: `InstantAccessState/${withSmallInitial(state)}`, level: "Info", displayStatus: state };
}

/** A point can be used as far as the disk that can be used least. */
function leastUsable(states: readonly string[]): string {
  const order = ["Pending", "InstantAccess", "Available", "AvailableWithInstantAccess"];
  return order.find((state) => states.includes(state)) ?? "Unknown";
}

function withSmallInitial(word: string): string {
  return `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
}
