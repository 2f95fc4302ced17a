import type { AzureAnswer } from "#lib/azure/port.ts";
import type { UpstreamError } from "#lib/contracts/connections.ts";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";

/** Azure's refusal as it is stored and shown: its own words beside what they mean and what to do. */
export function describeFailure({ failure, trace }: Extract<AzureAnswer<unknown>, { ok: false }>): UpstreamError {
  const { meaning, remedy } = explainFailure(failure);
  return {
    kind: failure.kind,
    code: failure.code,
    meaning,
    remedy,
    message: failure.message,
    requestId: trace.requestId,
    correlationId: trace.correlationId,
  };
}
