import type { AzureFailure, OperationHandle } from "#lib/azure/port.ts";
import { type Cloud, type CloudOperation, later, type OperationFate } from "./cloud.ts";
import { cloudFailure } from "./cloud-failure.ts";

/** Recorded creations and deletions take 10 to 20 s; a stuck one ends long after every deadline of ours. */
const ordinaryMs = 12_000;
const stuckMs = 9 * 3_600_000;
const askAgainMs = { ordinary: 10_000, stuck: 600_000 };

/**
 * Begins an operation with the fate that was set for it.
 * @param end changes what the operation is about; it gets the failure, if that is how it ends
 */
export function beginOperation(
  cloud: Cloud,
  subscriptionId: string,
  ownFailure: AzureFailure | null,
  end: (failure: AzureFailure | null, fate: OperationFate) => void,
): OperationHandle {
  const fate = takeFate(cloud);
  cloud.operationCount += 1;
  const operationId = `operation-${cloud.operationCount}`;
  const operation: CloudOperation = {
    state: "running",
    failure: null,
    isForgotten: fate === "forgotten",
    retryAfterMs: fate === "stuck" ? askAgainMs.stuck : askAgainMs.ordinary,
  };
  cloud.operations.set(operationId, operation);
  later(cloud, fate === "stuck" ? stuckMs : ordinaryMs, () => {
    operation.failure = failureOf(fate, ownFailure);
    operation.state = fate === "cancelled" ? "canceled" : operation.failure ? "failed" : "succeeded";
    end(operation.failure, fate);
  });
  return { subscriptionId, operationUrl: `https://azure.invalid/operations/${operationId}`, operationId };
}

function failureOf(fate: OperationFate, ownFailure: AzureFailure | null): AzureFailure | null {
  if (fate === "fails") return cloudFailure("transient", "InternalOperationError", "An internal error occurred.");
  if (fate === "cancelled") return cloudFailure("refused", "OperationCanceled", "The operation was canceled.");
  return ownFailure;
}

function takeFate(cloud: Cloud): OperationFate {
  const fate = cloud.nextFate;
  cloud.nextFate = "ordinary";
  return fate;
}
