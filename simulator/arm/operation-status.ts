import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { azureTime } from "#simulator/clock.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/**
 * GET .../locations/{location}/operations/{operationId}. With `monitor=true` (the `Location` header) the status code
 * tells how it stands: 202 while running, then 200 with the result if there is one, or the error.
 */
export function getOperationStatus(call: ArmCall): Answer {
  return tellStatus(call, queryOf(call.url, "monitor") === "true");
}

/** GET /subscriptions/{s}/operationresults/{operationId}: Resource Manager's own operations are told by status code alone. */
export function getOperationResult(call: ArmCall): Answer {
  return tellStatus(call, true);
}

function tellStatus(call: ArmCall, isMonitor: boolean): Answer {
  const id = parameter(call, "operationId");
  const operation = call.simulator.world.operations.get(id);
  if (
    operation === undefined ||
    operation.isLost ||
    !sameId(operation.subscriptionId, parameter(call, "subscriptionId"))
  ) {
    return armError(
      404,
      "NotFound",
      `The operation '${id}' was not found. Operations can be read for 24 hours after they have ended.`,
    );
  }
  if (operation.status === "InProgress") {
    const remainingMs = operation.endsAt === null ? Number.POSITIVE_INFINITY : operation.endsAt - call.now;
    const headers = { "retry-after": String(Math.max(1, Math.min(10, Math.ceil(remainingMs / 1000)))) };
    if (isMonitor) return { status: 202, headers: { ...headers, location: call.url.href } };
    const body = { startTime: azureTime(operation.startedAt), status: "InProgress", name: operation.id };
    return { status: 200, headers, body };
  }
  if (isMonitor) {
    if (operation.error) return armError(409, operation.error.code, operation.error.message);
    return { status: 200, ...(operation.result && { body: operation.result }) };
  }
  return {
    status: 200,
    body: {
      startTime: azureTime(operation.startedAt),
      endTime: azureTime(operation.endedAt ?? operation.startedAt),
      status: operation.status,
      ...(operation.error && { error: operation.error }),
      ...(operation.output && { properties: { output: operation.output } }),
      name: operation.id,
    },
  };
}
