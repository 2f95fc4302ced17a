import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import { sameId, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";
import type { Operation } from "#simulator/world/records.ts";

/** Begins an operation of the network provider; the headers lead to its status, for a deletion also by `Location`. */
export function startNetworkOperation(
  call: ArmCall,
  start: { location: string; effect: OperationEffect; withLocation?: boolean },
): { operation: Operation; headers: Record<string, string> } {
  const pathOf = (part: string, id: string) =>
    `${subscriptionScope(parameter(call, "subscriptionId"))}/providers/Microsoft.Network/locations/${start.location}/${part}/${id}`;
  const operation = startOperation(call, {
    location: start.location,
    effect: start.effect,
    statusPath: (id) => pathOf("operations", id),
  });
  const address = (part: string) => `${call.origin}${pathOf(part, operation.id)}?api-version=${call.apiVersion}`;
  return {
    operation,
    headers: {
      "azure-asyncnotification": "Enabled",
      "azure-asyncoperation": address("operations"),
      ...(start.withLocation && { location: address("operationResults") }),
    },
  };
}

/** GET .../locations/{location}/operations/{operationId}: nothing but the status and, after a failure, the error. */
export function getNetworkOperation(call: ArmCall): Answer {
  const operation = findOperation(call);
  if ("code" in operation) return operation.answer;
  const { status, error } = operation;
  const body = { status, ...(error && { error: { ...error, details: [] } }) };
  return { status: 200, ...retryAfter(operation), body };
}

/** GET .../operationResults/{operationId}, where a deletion's `Location` leads. */
export function getNetworkOperationResult(call: ArmCall): Answer {
  const operation = findOperation(call);
  if ("code" in operation) return operation.answer;
  if (operation.status === "InProgress") {
    const { headers = {} } = retryAfter(operation);
    return { status: 202, headers: { ...headers, location: call.url.href } };
  }
  if (operation.error) return armError(409, operation.error.code, operation.error.message, { details: [] });
  return { status: 204 };
}

function retryAfter(operation: Operation): { headers?: Record<string, string> } {
  return operation.status === "InProgress" ? { headers: { "retry-after": "1" } } : {};
}

function findOperation(call: ArmCall): Operation | { code: "NotFound"; answer: Answer } {
  const id = parameter(call, "operationId");
  const operation = call.simulator.world.operations.get(id);
  if (operation && !operation.isLost && sameId(operation.subscriptionId, parameter(call, "subscriptionId")))
    return operation;
  return { code: "NotFound", answer: armError(404, "OperationNotFound", `The operation '${id}' was not found.`) };
}
