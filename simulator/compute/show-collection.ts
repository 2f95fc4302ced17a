import { hasInstantAccess } from "#simulator/arm/api-versions.ts";
import { showRestorePoint, type View } from "#simulator/compute/show-restore-point.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { RestorePoint, RestorePointCollection } from "#simulator/world/records.ts";

/** A collection as Azure answers it; its points, without their instance views, only where the call asks for them. */
export function showCollection(
  collection: RestorePointCollection,
  view: View,
  points?: readonly RestorePoint[],
): JsonObject {
  const { id, name, type, location, tags, instantAccess } = collection;
  return {
    name,
    id,
    type,
    location,
    ...(tags && { tags }),
    properties: {
      source: { location: collection.sourceLocation, id: collection.sourceId },
      restorePointCollectionId: collection.collectionId,
      ...(points && { restorePoints: points.map((point) => showRestorePoint(point, view)) }),
      ...(instantAccess !== undefined && hasInstantAccess(view.apiVersion) && { instantAccess }),
      provisioningState: collection.provisioningState,
    },
  };
}
