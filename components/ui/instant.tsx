"use client";

import { useNow, useTimeZone } from "./clock.tsx";
import { absoluteWords, relativeWords } from "./time-words.ts";

export type InstantProps = {
  /** ISO 8601; null shows a dash. */
  at: string | null;
  /** `absolute` in the user's zone; `relative` counts along. The other form and UTC stand in the title. */
  form?: "absolute" | "relative";
  className?: string;
};

export function Instant({ at, form = "absolute", className }: InstantProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  if (!at) return <span className={className}>–</span>;
  const instant = new Date(at);
  const absolute = absoluteWords(instant, timeZone);
  const utc = `${absoluteWords(instant, "UTC")} UTC`;
  const words = form === "absolute" ? absolute : relativeWords(instant, now);
  return (
    <time dateTime={at} title={form === "absolute" ? utc : `${absolute} (${timeZone}), ${utc}`} className={className}>
      {words}
    </time>
  );
}
