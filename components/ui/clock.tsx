"use client";

import { createContext, type ReactNode, use, useCallback, useEffect, useSyncExternalStore } from "react";
import { timeZoneCookie } from "./time-zone.ts";

type Clock = { firstNow: string; timeZone: string };
const ClockContext = createContext<Clock>({ firstNow: "1970-01-01T00:00:00.000Z", timeZone: "UTC" });

const usualTickMs = 15_000;

/**
 * @param firstNow the server's clock as an ISO instant: hydration repeats the server's words before the browser's clock takes over
 * @param timeZone IANA zone from the cookie; UTC on the very first visit
 */
export function ClockProvider({ firstNow, timeZone, children }: Clock & { children: ReactNode }) {
  useEffect(() => {
    if (ownTimeZone() === timeZone) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `${timeZoneCookie}=${encodeURIComponent(ownTimeZone())}; path=/; max-age=31536000; samesite=lax`;
  }, [timeZone]);
  return <ClockContext value={{ firstNow, timeZone }}>{children}</ClockContext>;
}

let knownTimeZone: string | undefined;

function ownTimeZone(): string {
  knownTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return knownTimeZone;
}

const neverChanges = () => () => undefined;

/** The user's IANA time zone. Each part of the page is hydrated in the server's words, however late, and changes to its own then. */
export function useTimeZone(): string {
  const { timeZone } = use(ClockContext);
  return useSyncExternalStore(neverChanges, ownTimeZone, () => timeZone);
}

/**
 * The present, moving on tick by tick.
 * @param tickMs 15 seconds unless something counts visibly
 */
export function useNow(tickMs = usualTickMs): Date {
  const { firstNow } = use(ClockContext);
  const serverNow = useCallback(() => Date.parse(firstNow), [firstNow]);
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, tickMs);
      return () => clearInterval(timer);
    },
    [tickMs],
  );
  // Rounded, because a snapshot must stay equal to itself between two ticks.
  const browserNow = useCallback(() => Math.floor(Date.now() / tickMs) * tickMs, [tickMs]);
  return new Date(useSyncExternalStore(subscribe, browserNow, serverNow));
}
