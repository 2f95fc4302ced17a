import type { ArmCall } from "#simulator/arm/call.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import { normalLocation, subscriptionOf, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";
import type { Operation } from "#simulator/world/records.ts";

/** Begins an operation of the disk provider, whose status has an address of its own. */
export function startDiskOperation(
  call: ArmCall,
  start: { id: string; location: string; effect: OperationEffect; lastsMs?: number },
): Operation {
  const location = normalLocation(start.location);
  const scope = `${subscriptionScope(subscriptionOf(start.id))}/providers/Microsoft.Compute/locations/${location}`;
  return startOperation(call, {
    location,
    effect: start.effect,
    lastsMs: start.lastsMs ?? usualMs(call),
    statusPath: (operationId) => `${scope}/DiskOperations/${operationId}`,
  });
}

/** Recorded operations on disks last from a tenth of a second to a second; never longer than others do here. */
function usualMs({ simulator }: ArmCall): number {
  return Math.min(simulator.options.operationMs.max, 100 + Math.round(simulator.random() * 900));
}

/** 202 with both addresses of the status: how every change of a disk or snapshot begins. */
export function diskAccepted(call: ArmCall, operation: Operation, body?: JsonObject): Answer {
  const base = `${call.origin}${operation.statusPath}?p=${call.correlationId}`;
  return {
    status: 202,
    headers: {
      "azure-asyncoperation": `${base}&api-version=${call.apiVersion}`,
      location: `${base}&monitor=true&api-version=${call.apiVersion}`,
    },
    ...(body && { body }),
  };
}
