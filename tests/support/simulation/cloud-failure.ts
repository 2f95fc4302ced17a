import type { AzureAnswer, AzureFailure } from "#lib/azure/port.ts";
import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";

const trace = { requestId: "request", correlationId: "correlation", clientRequestId: null };

export const answerWith = <Value>(value: Value): AzureAnswer<Value> => ({ ok: true, value, trace });

export const failWith = (failure: AzureFailure): AzureAnswer<never> => ({ ok: false, failure, trace });

export const cloudFailure = (
  kind: AzureFailureKind,
  code: string,
  message: string,
  retryAfterMs: number | null = null,
): AzureFailure => ({ kind, code, message, httpStatus: statuses[kind], retryAfterMs, target: null, raw: null });

const statuses: Record<AzureFailureKind, number | null> = {
  throttled: 429,
  transient: 503,
  lost: null,
  refused: 400,
  conflict: 409,
  notFound: 404,
  forbidden: 403,
  unauthenticated: 401,
};

export const notFound = (what: string): AzureFailure =>
  cloudFailure("notFound", "ResourceNotFound", `${what} was not found.`);

export const scopeLocked = (what: string): AzureFailure =>
  cloudFailure("refused", "ScopeLocked", `The scope '${what}' is locked.`);

/** A failure inside the guest (troubleshooting guide, VSS). */
export const guestFailure = cloudFailure(
  "refused",
  "VMRestorePointClientError",
  "Restore Point creation failed due to VSS Writers in bad state.",
);
