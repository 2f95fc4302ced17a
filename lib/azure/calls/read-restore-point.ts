import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { rawBody } from "../exchange.ts";
import { mapRestorePoint } from "../mapping/map-restore-point.ts";
import type { AzureAnswer, RestorePointReading } from "../port.ts";
import { listAt } from "../raw-json.ts";
import { parseCollectionId, parseRestorePointId } from "./restore-point-id.ts";

export function readRestorePoint(session: ArmSession, armId: string): Promise<AzureAnswer<RestorePointReading>> {
  const { subscriptionId, resourceGroup, collection, name } = parseRestorePointId(armId);
  return ask("read", session.options.now, async (exchange) => {
    const { restorePoints } = session.compute(subscriptionId);
    await restorePoints.get(resourceGroup, collection, name, { expand: "instanceView" });
    return mapRestorePoint(rawBody(exchange));
  });
}

/** Azure has no list of restore points: the collection is read with its children, which come without instance view. */
export function listRestorePoints(
  session: ArmSession,
  collectionArmId: string,
): Promise<AzureAnswer<RestorePointReading[]>> {
  const { subscriptionId, resourceGroup, collection } = parseCollectionId(collectionArmId);
  return ask("read", session.options.now, async (exchange) => {
    const { restorePointCollections } = session.compute(subscriptionId);
    await restorePointCollections.get(resourceGroup, collection, { expand: "restorePoints" });
    return listAt(rawBody(exchange), "properties", "restorePoints").map(mapRestorePoint);
  });
}
