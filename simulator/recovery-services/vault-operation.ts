import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { showVault } from "#simulator/recovery-services/show-vault.ts";
import { findVault, vaultIdOf } from "#simulator/recovery-services/vault-ids.ts";
import type { Operation } from "#simulator/world/records.ts";

/** Operations on vaults have an id of their own making: base64 of a partition and the guid. */
export function vaultStatusPath(vaultId: string): (operationId: string) => string {
  return (operationId) => `${vaultId}/operationStatus/${encodeId(operationId)}`;
}

export function vaultOperationHeaders(
  call: ArmCall,
  operation: Operation,
  withLocation: boolean,
): Record<string, string> {
  const query = `?api-version=${call.apiVersion}`;
  const status = `${call.origin}${operation.statusPath}`;
  return {
    "azure-asyncoperation": `${status}${query}`,
    ...(withLocation && { location: `${status.replace("/operationStatus/", "/operationResults/")}${query}` }),
    "retry-after": String(secondsLeft(operation, call.now)),
  };
}

/** GET .../vaults/{name}/operationStatus/{id}. */
export function getVaultOperationStatus(call: ArmCall): Answer {
  const operation = findVaultOperation(call);
  if (operation === undefined) return operationNotFound(call);
  const name = parameter(call, "operationId");
  return {
    status: 200,
    ...(operation.status === "InProgress" && { headers: { "retry-after": String(secondsLeft(operation, call.now)) } }),
    body: {
      id: `${vaultIdOf(call)}/operationStatus/${name}`,
      name,
      status: operation.status,
      ...(operation.error && { error: operation.error }),
    },
  };
}

/** GET .../vaults/{name}/operationResults/{id}: 202 while it runs, then the vault, if there is one. */
export function getVaultOperationResult(call: ArmCall): Answer {
  const operation = findVaultOperation(call);
  if (operation === undefined) return operationNotFound(call);
  if (operation.status === "InProgress") {
    return {
      status: 202,
      headers: { location: call.url.href, "retry-after": String(secondsLeft(operation, call.now)) },
    };
  }
  if (operation.error) return armError(409, operation.error.code, operation.error.message);
  const vault = findVault(call);
  return { status: 200, ...(vault && { body: showVault(call, vault) }) };
}

/** How long a client should wait before it asks again. */
export function secondsLeft(operation: Operation, now: number): number {
  const remainingMs = operation.endsAt === null ? Number.POSITIVE_INFINITY : operation.endsAt - now;
  return Math.max(1, Math.min(10, Math.ceil(remainingMs / 1000)));
}

export function operationNotFound(call: ArmCall): Answer {
  const id = parameter(call, "operationId");
  return armError(404, "OperationNotFound", `The operation '${id}' was not found in the vault.`);
}

function findVaultOperation(call: ArmCall): Operation | undefined {
  const guid = Buffer.from(parameter(call, "operationId"), "base64").toString().split(";")[1] ?? "";
  const operation = call.simulator.world.operations.get(guid);
  const isOfVault = operation?.statusPath.toLowerCase().startsWith(`${vaultIdOf(call)}/`.toLowerCase());
  return operation && isOfVault && !operation.isLost && sameId(operation.id, guid) ? operation : undefined;
}

function encodeId(operationId: string): string {
  return Buffer.from(`${Number.parseInt(operationId.slice(0, 3), 16)};${operationId}`).toString("base64");
}
