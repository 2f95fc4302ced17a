import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import { vaultIdOf } from "#simulator/recovery-services/vault-ids.ts";
import { operationNotFound, secondsLeft } from "#simulator/recovery-services/vault-operation.ts";
import { backupTime } from "#simulator/recovery-services/wire-time.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";
import type { Operation, OperationError } from "#simulator/world/records.ts";

type Start = {
  effect: OperationEffect;
  error?: OperationError | undefined;
};

/** The addresses at which the status and the result of an operation are read; items, policies and vaults differ. */
const statusNames = { item: "operationsStatus", policy: "operations", vault: "backupOperations" } as const;
const resultNames = { item: "operationResults", policy: "operationResults", vault: "backupOperationResults" } as const;

/** Begins an operation of the backup service. All of them can also be read at the vault's `backupOperations`. */
export function startBackupOperation(call: ArmCall, vault: Vault, start: Start): Operation {
  return startOperation(call, {
    location: vault.location,
    effect: start.effect,
    error: start.error,
    statusPath: (id) => `${vault.id}/backupOperations/${id}`,
  });
}

export function acceptedBackup(
  call: ArmCall,
  operation: Operation,
  place: { kind: keyof typeof statusNames; id: string },
): Answer {
  const query = `?api-version=${call.apiVersion}`;
  return {
    status: 202,
    headers: {
      "azure-asyncoperation": `${call.origin}${place.id}/${statusNames[place.kind]}/${operation.id}${query}`,
      location: `${call.origin}${place.id}/${resultNames[place.kind]}/${operation.id}${query}`,
      "retry-after": String(secondsLeft(operation, call.now)),
    },
  };
}

/** GET .../operationsStatus/{id}, .../operations/{id}, .../backupOperations/{id}. The end is the start, as recorded. */
export function getBackupOperationStatus(call: ArmCall): Answer {
  const operation = findBackupOperation(call);
  if (operation === undefined) return operationNotFound(call);
  const { id, status, error } = operation;
  const startTime = backupTime(operation.startedAt);
  if (status === "InProgress") {
    return {
      status: 200,
      headers: { "retry-after": String(secondsLeft(operation, call.now)) },
      body: { id, name: id, status, startTime, endTime: "0001-01-01T00:00:00" },
    };
  }
  const jobId = "jobId" in operation.effect ? operation.effect.jobId : undefined;
  return {
    status: 200,
    body: {
      id,
      name: id,
      status,
      startTime,
      endTime: startTime,
      ...(error && { error }),
      ...(jobId !== undefined && { properties: { objectType: "OperationStatusJobExtendedInfo", jobId } }),
    },
  };
}

/** GET .../operationResults/{id}: 202 while it runs, then what `show` gives, or 204. */
export function getBackupOperationResult(show: (call: ArmCall) => unknown): (call: ArmCall) => Answer {
  return (call) => {
    const operation = findBackupOperation(call);
    if (operation === undefined) return operationNotFound(call);
    if (operation.status === "InProgress") {
      const retryAfter = String(secondsLeft(operation, call.now));
      return { status: 202, headers: { location: call.url.href, "retry-after": retryAfter } };
    }
    if (operation.error) return armError(409, operation.error.code, operation.error.message);
    const body = show(call);
    return body === undefined ? { status: 204 } : { status: 200, body };
  };
}

export const nothing = (): undefined => undefined;

function findBackupOperation(call: ArmCall): Operation | undefined {
  const operation = call.simulator.world.operations.get(parameter(call, "operationId"));
  const isOfVault = operation?.statusPath.toLowerCase().startsWith(`${vaultIdOf(call)}/`.toLowerCase());
  return operation && isOfVault && !operation.isLost ? operation : undefined;
}
