import { utcWords } from "#lib/std/utc-words.ts";

/** What is going on around an overdue VM. */
export type OverdueFacts = {
  /** Null when no backup ever succeeded. */
  lastSuccessAt: Date | null;
  overdueSince: Date;
  rpoHours: number;
  /** When a worker gave its last sign of life, if none does any more; null when one is at work. */
  silentWorker: { seenAt: Date | null } | null;
  /** The planned time, when it has passed by long and nothing has taken it up. */
  notTakenUpSince: Date | null;
  /** How the VM's newest backup stands. */
  latest: LatestBackup | null;
};

export type LatestBackup =
  | { is: "waiting"; reason: string }
  | { is: "running"; since: Date }
  | { is: "failed"; meaning: string }
  | { is: "over" };

/** Since when no backup succeeded, and why, as far as the ledger tells. */
export function overdueInWords(facts: OverdueFacts): string {
  const { lastSuccessAt, rpoHours } = facts;
  const rpo = `${rpoHours} ${rpoHours === 1 ? "hour" : "hours"}`;
  const last = lastSuccessAt
    ? `The last backup succeeded at ${utcWords(lastSuccessAt)}`
    : "No backup has succeeded yet";
  return `${last}; the policy's RPO is ${rpo}, and twice that has passed. ${causeOf(facts)}`;
}

/** The most general cause first: while no worker runs, how the newest backup stands explains nothing. */
function causeOf({ silentWorker, notTakenUpSince, latest }: OverdueFacts): string {
  if (silentWorker) return silenceInWords(silentWorker.seenAt);
  switch (latest?.is) {
    case "waiting":
      return `A backup waits: ${latest.reason.replace(/\.$/, "")}.`;
    case "running":
      return `A backup has been in progress since ${utcWords(latest.since)}.`;
    case "failed":
      return `The newest backup failed. ${latest.meaning}`.trim();
    default:
      return notTakenUpSince
        ? `The backup planned for ${utcWords(notTakenUpSince)} was not taken up although a worker reports: look into the worker's log.`
        : "No backup has been due since, or the planned ones were missed: the VM's activity says why.";
  }
}

/** "No worker has reported since 14:02." */
export const silenceInWords = (seenAt: Date | null): string =>
  seenAt
    ? `No worker has reported since ${utcWords(seenAt)}, so no backup starts.`
    : "No worker has ever reported, so no backup starts.";
