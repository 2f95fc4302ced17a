import { useSyncExternalStore } from "react";
import type { ServiceError } from "#lib/contracts/service-error.ts";

let hasEnded = false;
const listeners = new Set<() => void>();

/** Any answer may be the one that says that the session is over; the shell then offers to sign in without losing the page. */
export function noticeSessionEnd(error: ServiceError): void {
  if (error.code !== "unauthenticated" || hasEnded) return;
  hasEnded = true;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => hasEnded,
    () => false,
  );
