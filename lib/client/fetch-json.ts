import type { ServiceError } from "#lib/contracts/service-error.ts";
import { ApiError } from "./api-error.ts";
import { sessionEnd } from "./session-ended.ts";

type Kept = { etag: string; body: unknown };

/** Last bodies by address, oldest out first. The HTTP cache is off (`no-store`: nothing of this belongs on a disk). */
const kept = new Map<string, Kept>();
const keptLimit = 60;

/** A server that holds a read for longer is in trouble, and whoever looks at old numbers has to know. */
const timeoutMs = 20_000;

/**
 * One polled read. An unchanged body comes back as the very same object, so nothing renders again.
 * @throws ApiError with the server's refusal; TypeError when the server cannot be reached, TimeoutError when it takes too long
 */
export async function fetchJson<Dto>(url: string, signal?: AbortSignal): Promise<Dto> {
  // Once refused, always refused: whoever polls on would only fill the logs. Signing in again loads the page anew.
  const refusal = sessionEnd();
  if (refusal) throw new ApiError(refusal);
  const before = kept.get(url);
  const response = await fetch(url, {
    cache: "no-store",
    headers: { accept: "application/json", ...(before ? { "if-none-match": before.etag } : {}) },
    signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 304 && before) return before.body as Dto;
  if (!response.ok) throw new ApiError(await refusalOf(response));
  const body: unknown = await response.json();
  keep(url, response.headers.get("etag"), body);
  return body as Dto;
}

function keep(url: string, etag: string | null, body: unknown): void {
  kept.delete(url);
  if (etag) kept.set(url, { etag, body });
  const oldest = kept.keys().next().value;
  if (kept.size > keptLimit && oldest !== undefined) kept.delete(oldest);
}

async function refusalOf(response: Response): Promise<ServiceError> {
  const body = (await response.json().catch(() => null)) as { error?: ServiceError } | null;
  return (
    body?.error ?? { code: "unexpected", message: `The server answered with status ${response.status}. Try again.` }
  );
}
