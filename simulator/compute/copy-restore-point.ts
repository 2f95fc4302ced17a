import { randomUUID } from "node:crypto";
import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { keyVaultFailure } from "#simulator/causes/key-vaults.ts";
import { copyRefusal } from "#simulator/compute/copy-rules.ts";
import { type Encryption, platformKey, readEncryptions } from "#simulator/compute/restore-point-encryption.ts";
import { diskRestorePointId, showRestorePoint } from "#simulator/compute/show-restore-point.ts";
import { contentOfDiskRestorePoint } from "#simulator/content/capture.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import type { RestorePoint, RestorePointCollection } from "#simulator/world/records.ts";

/**
 * PUT with `sourceRestorePoint` in a collection whose source is a collection of another region. The operation ends when
 * the background copy has started; how far that is, only the instance view and the disk restore points tell.
 */
export function copyRestorePoint(call: ArmCall, target: RestorePointCollection, id: string): Answer {
  const { world } = call.simulator;
  const source = findSourcePoint(call, target);
  if ("status" in source) return source;
  const refusal = bodyRefusal(call, source) ?? copyRefusal(call, target, source);
  if (refusal) return refusal;
  const encryptions = readEncryptions(call, {
    kind: "diskRestorePoint",
    osDiskId: osDiskRestorePointId(source),
    ids: source.disks.map((disk) => diskRestorePointId(source, disk)),
    location: target.location,
  });
  if ("status" in encryptions) return encryptions;
  const point = copyOf(call, source, { id, collectionId: target.id, encryptions });
  const operation = startOperation(call, {
    location: target.location,
    effect: { kind: "startRestorePointCopy", pointId: id },
    error: keyVaultFailure(world, point.disks),
  });
  world.restorePoints.put(point);
  return { status: 201, headers: operationHeaders(call, operation, false), body: showRestorePoint(point, call) };
}

/** The copy before it has started: it takes all disks of its source, each with the content that the source has. */
function copyOf(
  call: ArmCall,
  source: RestorePoint,
  of: { id: string; collectionId: string; encryptions: Map<string, Encryption> },
): RestorePoint {
  const disks = source.disks.map((disk) => {
    const { wholeAt: _ofSource, diskEncryptionSetId: _keyOfSource, ...rest } = disk;
    const sourceId = diskRestorePointId(source, disk);
    return {
      ...rest,
      name: `${disk.name.replace(/_[0-9a-f-]{36}$/i, "")}_${randomUUID()}`,
      sourceId,
      content: contentOfDiskRestorePoint(call.simulator.world, source, disk),
      encryptionType: platformKey,
      ...of.encryptions.get(sourceId.toLowerCase()),
    };
  });
  const { instantAccessDurationMinutes: _ofSource, hasInstantAccess: _notCopied, ...repeated } = source;
  return {
    ...repeated,
    id: of.id,
    name: parameter(call, "pointName"),
    collectionId: of.collectionId,
    provisioningState: "Creating",
    excludeDisks: [],
    copy: { sourceId: source.id },
    disks,
  };
}

function findSourcePoint(call: ArmCall, target: RestorePointCollection): RestorePoint | Answer {
  const sourceId = valueAt(call.content, ["properties", "sourceRestorePoint", "id"]);
  if (typeof sourceId !== "string") {
    return invalidParameter(
      "sourceRestorePoint",
      "Required parameter 'sourceRestorePoint.id' is missing (null): the collection receives copies of restore points.",
    );
  }
  const collectionId = /^(.+)\/restorePoints\/[^/]+$/i.exec(sourceId)?.[1];
  if (collectionId === undefined || !sameId(collectionId, target.sourceId)) {
    return invalidParameter(
      "sourceRestorePoint",
      `The restore point '${sourceId}' does not belong to the source '${target.sourceId}' of the restore point collection.`,
    );
  }
  const source = call.simulator.world.restorePoints.get(sourceId);
  return source ?? armError(404, "NotFound", `The source restore point '${sourceId}' was not found.`);
}

/** A copy is what its source is: nothing of it can be chosen but its encryption. */
function bodyRefusal(call: ArmCall, source: RestorePoint): Answer | undefined {
  const excluded = valueAt(call.content, ["properties", "excludeDisks"]);
  if (excluded !== undefined && !(Array.isArray(excluded) && excluded.length === 0)) {
    return invalidParameter("excludeDisks", "Excluding disks is not supported when a restore point is copied.");
  }
  const mode = valueAt(call.content, ["properties", "consistencyMode"]);
  if (mode === undefined || String(mode).toLowerCase() === source.consistencyMode?.toLowerCase()) return undefined;
  return invalidParameter(
    "consistencyMode",
    `The consistency mode '${String(mode)}' differs from that of the source restore point. It cannot be chosen for a copy.`,
  );
}

function osDiskRestorePointId(source: RestorePoint): string | undefined {
  const diskId = valueAt(source.sourceMetadata, ["storageProfile", "osDisk", "managedDisk", "id"]);
  const disk = source.disks.find((candidate) => typeof diskId === "string" && sameId(candidate.diskId, diskId));
  return disk && diskRestorePointId(source, disk);
}
