import { parseArmId } from "#lib/domain/vm/arm-id.ts";
import { invariant } from "#lib/std/invariant.ts";

export type CollectionId = { subscriptionId: string; resourceGroup: string; collection: string };
export type RestorePointId = CollectionId & { name: string };

/** These ids are made by us or kept as Azure gave them, so a malformed one is a mistake of ours. */
export function parseCollectionId(armId: string): CollectionId {
  const arm = parseArmId(armId);
  invariant(
    arm?.type.toLowerCase() === "restorepointcollections",
    `Not the id of a restore point collection: ${armId}`,
  );
  return { subscriptionId: arm.subscriptionId, resourceGroup: arm.resourceGroup, collection: arm.name };
}

export function parseRestorePointId(armId: string): RestorePointId {
  const parts = /^(.*\/restorePointCollections\/[^/]+)\/restorePoints\/([^/]+)$/i.exec(armId);
  invariant(parts?.[1] && parts[2], `Not the id of a restore point: ${armId}`);
  return { ...parseCollectionId(parts[1]), name: parts[2] };
}
