import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import type { AzureAnswer, DeletionBegun } from "../port.ts";
import { operationOf } from "./operation-of.ts";
import { parseRestorePointId } from "./restore-point-id.ts";

/** Deleting twice is harmless: a point that is gone is answered with 204. */
export function beginDeletion(session: ArmSession, restorePointArmId: string): Promise<AzureAnswer<DeletionBegun>> {
  const { subscriptionId, resourceGroup, collection, name } = parseRestorePointId(restorePointArmId);
  return ask("write", session.options.now, async (exchange) => {
    const poller = session.compute(subscriptionId).restorePoints.delete(resourceGroup, collection, name);
    await poller.submitted();
    return { alreadyGone: exchange.last?.status === 204, operation: operationOf(exchange, subscriptionId) };
  });
}
