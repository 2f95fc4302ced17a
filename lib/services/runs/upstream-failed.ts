import type { AzureAnswer, AzureTrace } from "#lib/azure/port.ts";
import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";

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

/** The event that every kind of run knows. */
type UpstreamFailed = {
  event: {
    kind: "upstreamFailed";
    failureKind: AzureFailureKind;
    failure: RunFailure;
    retryAfterMs: number | null;
  };
  trace: AzureTrace;
};

/** @param failureKind another one than Azure's where it means something else for what was asked */
export const upstreamFailed = (answer: FailedAnswer, failureKind = answer.failure.kind): UpstreamFailed => ({
  event: {
    kind: "upstreamFailed",
    failureKind,
    failure: runFailureOf(answer),
    retryAfterMs: answer.failure.retryAfterMs,
  },
  trace: answer.trace,
});
