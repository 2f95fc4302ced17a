import { randomUUID } from "node:crypto";
import type { ArmCall } from "#simulator/arm/call.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type FaultOf, operationFaults } from "#simulator/control/fault.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";
import type { Operation, OperationError } from "#simulator/world/records.ts";

type Start = {
  location: string;
  effect: OperationEffect;
  /** What it will fail with, when that is already known. */
  error?: OperationError | undefined;
  /** Where its status is read; Compute's address when absent. */
  statusPath?: (operationId: string) => string;
  /** Milliseconds that it takes; drawn from the options when absent. */
  lastsMs?: number;
};

/** Begins an operation that will change the world after a while. */
export function startOperation(call: ArmCall, start: Start): Operation {
  const { simulator, now } = call;
  const { min, max } = simulator.options.operationMs;
  const subscriptionId = call.parameters["subscriptionId"] ?? "";
  const fault = simulator.faults.take({ operation: call.operation.name, path: call.url.pathname }, operationFaults);
  const error = fault?.kind === "failOperation" ? fault.error : start.error;
  const id = randomUUID();
  const lastsMs = start.lastsMs ?? min + Math.round(simulator.random() * (max - min));
  return simulator.world.operations.put({
    id,
    subscriptionId,
    location: start.location,
    startedAt: now,
    endsAt: fault?.kind === "stuckOperation" ? null : now + lastsMs,
    status: "InProgress",
    statusPath: start.statusPath?.(id) ?? computeStatusPath(subscriptionId, start.location, id),
    effect: start.effect,
    ...(error && { error }),
    ...(fault?.kind === "otherEnd" && { otherEnd: otherEndOf(fault) }),
    ...(fault?.kind === "lostOperation" && { isLost: true }),
  });
}

function otherEndOf({ status, applied, error }: FaultOf<"otherEnd">): NonNullable<Operation["otherEnd"]> {
  return {
    status,
    applied,
    error: status === "Canceled" ? { code: "Canceled", message: "The operation was canceled." } : error,
  };
}

export function computeStatusPath(subscriptionId: string, location: string, operationId: string): string {
  return `${subscriptionScope(subscriptionId)}/providers/Microsoft.Compute/locations/${location}/operations/${operationId}`;
}

/** Headers that lead a client to the status of the operation; `Location` only where the real service sends it. */
export function operationHeaders(call: ArmCall, operation: Operation, withLocation: boolean): Record<string, string> {
  const { retryAfterSeconds } = call.simulator.options;
  const base = `${call.origin}${operation.statusPath}?p=${call.correlationId}`;
  return {
    "azure-asyncnotification": "Enabled",
    "azure-asyncoperation": `${base}&api-version=${call.apiVersion}`,
    ...(retryAfterSeconds !== null && { "retry-after": String(retryAfterSeconds) }),
    ...(withLocation && { location: `${base}&monitor=true&api-version=${call.apiVersion}` }),
  };
}

/** 202 with both headers and no body: how deletions and power actions begin. */
export function accepted(call: ArmCall, operation: Operation): Answer {
  return { status: 202, headers: operationHeaders(call, operation, true) };
}
