import { backOffMs } from "../back-off.ts";
import type { BackupEvent } from "./backup-event.ts";
import type { BackupGo, BackupMemory, BackupMove } from "./backup-run.ts";
import type { BackupState } from "./backup-states.ts";

type UpstreamFailed = Extract<BackupEvent, { kind: "upstreamFailed" }>;

/** Azure said something about the point or its operation, whatever it was. */
export const isAnswer = ({ kind }: BackupEvent): boolean =>
  kind !== "upstreamFailed" && kind !== "deadlinePassed" && kind !== "cancelRequested";

/** Where a look is made without an end, and where each of these goes on looking. */
const patientStates = { sending: "searching", confirming: "watching" } as const;
const lookingStates = { searching: "sending", watching: "confirming" } as const;

export const isPatient = (state: BackupState): boolean => state === "searching" || state === "watching";

/** Shorter than this it is a hiccup, and nobody needs to read of it. */
const toldAfterMs = 60_000;
const gapMaxMs = 30 * 60_000;

/** A look did not come through: once more, ever more rarely the longer Azure cannot be read. */
export function lookAgain(
  state: BackupState,
  memory: BackupMemory,
  { failure, retryAfterMs }: UpstreamFailed,
  now: Date,
  go: BackupGo,
): BackupMove {
  const since = memory.unreadableSince ? new Date(memory.unreadableSince) : now;
  const tries = memory.tries + 1;
  const inMs = Math.max(retryAfterMs ?? 0, backOffMs(tries), gapMs(since, now));
  const isTold = now.getTime() - since.getTime() >= toldAfterMs;
  const again = inMs < 120_000 ? `${Math.ceil(inMs / 1_000)} s` : `${Math.ceil(inMs / 60_000)} minutes`;
  return go(state, `${isTold ? `${unreadableInWords(since)}. ` : ""}${failure.meaning} Looking again in ${again}.`, {
    memory: { ...memory, unreadableSince: since.toISOString(), tries },
    waitReason: isTold ? unreadableInWords(since) : null,
    inMs,
  });
}

/**
 * The deadline of a look has passed. As long as Azure cannot be read that says nothing about the point, which may well be good:
 * the look goes on. @returns null when Azure could be read, or the state does not look
 */
export function lookOn(state: BackupState, memory: BackupMemory, now: Date, go: BackupGo): BackupMove | null {
  if (!memory.unreadableSince && !isPatient(state)) return null;
  const to = { ...patientStates, ...lookingStates }[state as keyof (typeof patientStates & typeof lookingStates)];
  if (!to) return null;
  const since = memory.unreadableSince ? new Date(memory.unreadableSince) : now;
  return go(to, `${unreadableInWords(since)}: looking on, ever more rarely.`, {
    waitReason: unreadableInWords(since),
    inMs: isPatient(state) ? 0 : gapMs(since, now),
  });
}

const gapMs = (since: Date, now: Date): number => Math.min((now.getTime() - since.getTime()) / 4, gapMaxMs);

const unreadableInWords = (since: Date): string =>
  `Azure cannot be read since ${since.toISOString().slice(0, 16).replace("T", " ")} UTC`;
