import type { ServiceError } from "#lib/contracts/service-error.ts";

/** The refusal that ended the session; of this browser page, never of the server, which has many sessions. */
let end: ServiceError | null = null;
const listeners = new Set<() => void>();

/** Any answer may be the one that says that the session is over; the shell then offers to sign in without losing the page. */
export function noticeSessionEnd(error: ServiceError): void {
  if (error.code !== "unauthenticated" || end || typeof window === "undefined") return;
  end = error;
  for (const listener of listeners) listener();
}

/** Null while the session lives, as far as this page knows. */
export const sessionEnd = (): ServiceError | null => end;

/** @returns how to stop listening */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
