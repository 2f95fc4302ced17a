import type { AzureAnswer } from "#lib/azure/port.ts";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";
import type { RunFailure } from "#lib/domain/run/run.ts";
import type { EffectOutcome } from "./effect.ts";

type FailedAnswer = Extract<AzureAnswer<unknown>, { ok: false }>;

/** Azure's words kept as they came, beside what they mean and what to do. */
export function runFailureOf({ failure, trace }: FailedAnswer): RunFailure {
  const { meaning, remedy, whoCanDoIt } = explainFailure(failure);
  return {
    code: failure.code,
    message: failure.message,
    meaning,
    remedy,
    whoCanDoIt,
    correlationId: trace.correlationId,
    requestId: trace.requestId,
    raw: failure.raw,
  };
}

export const upstreamFailed = (answer: FailedAnswer): EffectOutcome => ({
  event: {
    kind: "upstreamFailed",
    failureKind: answer.failure.kind,
    failure: runFailureOf(answer),
    retryAfterMs: answer.failure.retryAfterMs,
  },
  trace: answer.trace,
});
