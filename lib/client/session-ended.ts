import { useSyncExternalStore } from "react";
import type { ServiceError } from "#lib/contracts/service-error.ts";

/** The refusal that ended it. */
let end: ServiceError | null = null;
const listeners = new Set<() => void>();

/** Any answer may be the one that says that the session is over; the shell then offers to sign in without losing the page. */
export function noticeSessionEnd(error: ServiceError): void {
  if (error.code !== "unauthenticated" || end) return;
  end = error;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null while the session lives, as far as this page knows. */
export const sessionEnd = (): ServiceError | null => end;

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => end !== null,
    () => false,
  );
