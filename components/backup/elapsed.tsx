"use client";

import { useNow } from "#components/ui/clock.tsx";
import { durationWords } from "#components/ui/time-words.ts";

export type ElapsedProps = { startedAt: string | null; endedAt: string | null };

/** How long something took, or has been taking up to now; a dash before its start. */
export function Elapsed({ startedAt, endedAt }: ElapsedProps) {
  if (!startedAt) return <>–</>;
  const from = new Date(startedAt);
  if (!endedAt) return <Counting from={from} />;
  return <span className="tabular-nums">{durationWords(Date.parse(endedAt) - from.getTime())}</span>;
}

function Counting({ from }: { from: Date }) {
  const now = useNow(1_000);
  return <span className="tabular-nums">{durationWords(now.getTime() - from.getTime())}</span>;
}
