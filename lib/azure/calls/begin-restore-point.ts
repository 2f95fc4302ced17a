import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { rawBody } from "../exchange.ts";
import type { AzureAnswer, RestorePointBegun, RestorePointRequest } from "../port.ts";
import { requiredTextAt } from "../raw-json.ts";
import { readRetryAfterMs } from "../read-retry-after.ts";
import { operationOf } from "./operation-of.ts";
import { parseCollectionId } from "./restore-point-id.ts";

/** Sends the creation and does not wait for its end: the operation's address is what the caller stores and polls. */
export function beginRestorePoint(
  session: ArmSession,
  request: RestorePointRequest,
): Promise<AzureAnswer<RestorePointBegun>> {
  const { subscriptionId, resourceGroup, collection } = parseCollectionId(request.collectionArmId);
  return ask("write", session.options.now, async (exchange) => {
    const poller = session.compute(subscriptionId).restorePoints.create(resourceGroup, collection, request.name, {
      // Azure takes no other mode as input: leaving it out asks for an application-consistent point.
      ...(request.mode === "CrashConsistent" && { consistencyMode: request.mode }),
      ...(request.excludeDiskIds.length > 0 && { excludeDisks: request.excludeDiskIds.map((id) => ({ id })) }),
    });
    await poller.submitted();
    const body = rawBody(exchange);
    return {
      armId: requiredTextAt(body, "id"),
      provisioningState: requiredTextAt(body, "properties", "provisioningState"),
      operation: operationOf(exchange, subscriptionId),
      retryAfterMs: readRetryAfterMs(exchange.last?.headers ?? {}, session.options.now()),
    };
  });
}
