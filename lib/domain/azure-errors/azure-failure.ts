/**
 * - `throttled`: 429; wait `retryAfterMs`.
 * - `transient`: 5xx, an internal error of Azure, or the request never reached it (name resolution, connection refused, TLS).
 * - `lost`: the request may have had its effect, the answer did not arrive: the connection was cut, the time was up, or a
 *   gateway answered a write in the provider's place (408, 502, 504). Look before doing it again.
 * - `refused`: Azure understood and said no; repeating the same request is useless until something changes.
 * - `conflict`: Azure is busy with that resource; the same request may pass later.
 * - `notFound`: the resource, group or subscription is not there.
 * - `forbidden`: the identity lacks a permission. `unauthenticated`: no token, or Azure did not take it.
 */
export type AzureFailureKind =
  | "throttled"
  | "transient"
  | "lost"
  | "refused"
  | "conflict"
  | "notFound"
  | "forbidden"
  | "unauthenticated";

export type AzureFailure = {
  kind: AzureFailureKind;
  /** Azure's code (the inner one where the outer says nothing), `AADSTS…` of Entra, or a network code such as `ECONNREFUSED`. */
  code: string;
  /** Azure's own text; a plain sentence of ours where no answer came. */
  message: string;
  httpStatus: number | null;
  retryAfterMs: number | null;
  /** Limit policy that said no, e.g. `CreateCrashConsistentRestorePoint`. */
  target: string | null;
  /** Raw body, shortened to 4,000 characters; never holds a secret. */
  raw: string | null;
};
