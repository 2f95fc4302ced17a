"use client";

import { useEffect, useRef, useState } from "react";
import { runStatusWords, waitReasonOf } from "#components/backup/run-words.ts";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

/** Says aloud how the job moves on, once per change and not for what the page already showed when it opened. */
export function StatusAnnouncer({ run }: { run: RunDetailDto }) {
  const step = run.steps.find(({ status }) => status === "InProgress")?.name;
  const words = wordsFor(run, step);
  const lastWords = useRef(words);
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    if (words === lastWords.current) return;
    lastWords.current = words;
    setAnnounced(words);
  }, [words]);
  return (
    <p aria-live="polite" className="sr-only">
      {announced}
    </p>
  );
}

function wordsFor(run: RunDetailDto, step: string | undefined): string {
  if (run.status === "Queued") return `Job queued: ${waitReasonOf(run)}.`;
  if (run.waitReason !== null) return `Job in progress: ${waitReasonOf(run)}.`;
  return `Job ${runStatusWords[run.status].toLowerCase()}${!run.isTerminal && step ? `: ${step}` : ""}.`;
}
