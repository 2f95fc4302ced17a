"use client";

import { useNow, useTimeZone } from "./clock.tsx";
import { withLocalTimes } from "./time-words.ts";

/** A sentence of the rules or the engine, whose UTC instants become the reader's own clock. */
export function LocalText({ text }: { text: string }) {
  const now = useNow();
  const timeZone = useTimeZone();
  return <>{withLocalTimes(text, now, timeZone)}</>;
}
