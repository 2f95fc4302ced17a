import { randomUUID } from "node:crypto";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Operation, OperationEffect } from "#simulator/world/records.ts";

type Start = { subscriptionId: string; location: string; effect: OperationEffect; now: number };

/** Begins an operation that will change the world after a while. */
export function startOperation(call: ArmCall, start: Omit<Start, "now" | "subscriptionId">): Operation {
  const { simulator, now } = call;
  const { min, max } = simulator.options.operationMs;
  const subscriptionId = call.parameters["subscriptionId"] ?? "";
  const fault = simulator.faults.take(call.operation.name, ["failOperation", "stuckOperation"]);
  const effect = fault?.kind === "failOperation" ? failing(start.effect, fault.error) : start.effect;
  return simulator.world.operations.put({
    id: randomUUID(),
    subscriptionId,
    location: start.location,
    startedAt: now,
    endsAt: fault?.kind === "stuckOperation" ? null : now + min + Math.round(simulator.random() * (max - min)),
    status: "InProgress",
    effect,
    ...(fault?.kind === "failOperation" && { error: fault.error }),
  });
}

function failing(effect: OperationEffect, error: { code: string; message: string }): OperationEffect {
  return effect.kind === "finishRestorePoint" ? { ...effect, failure: error } : effect;
}

/** Headers that lead a client to the status of the operation; `Location` only where the real service sends it. */
export function operationHeaders(call: ArmCall, operation: Operation, withLocation: boolean): Record<string, string> {
  const { subscriptionId, location, id } = operation;
  const base = `${call.origin}/subscriptions/${subscriptionId}/providers/Microsoft.Compute/locations/${location}/operations/${id}?p=${call.correlationId}`;
  return {
    "azure-asyncnotification": "Enabled",
    "azure-asyncoperation": `${base}&api-version=${statusVersion(call)}`,
    ...(withLocation && { location: `${base}&monitor=true&api-version=${statusVersion(call)}` }),
  };
}

/** 202 with both headers and no body: how deletions and power actions begin. */
export function accepted(call: ArmCall, operation: Operation): Answer {
  return { status: 202, headers: operationHeaders(call, operation, true) };
}

/** The status of any operation is read with a version of the compute family. */
function statusVersion(call: ArmCall): string {
  return call.operation.family === "compute" ? call.apiVersion : "2024-07-01";
}
