import { silenceInWords } from "#lib/domain/alerts/overdue-in-words.ts";
import { utcWords } from "#lib/std/utc-words.ts";
import type { ProtectionState } from "./protection-state.ts";

export type ProtectionFacts = {
  protection: {
    state: ProtectionState;
    policyName: string;
    nextRunAt: Date | null;
    pausedUntil: Date | null;
    stoppedAt: Date | null;
  } | null;
  /** When the newest good restore point of ours was taken. */
  lastPointAt: Date | null;
  overdueSince: Date | null;
  /** The newest backup, as far as it explains something: why it waits, what it failed of. */
  backup: { is: "waiting" | "failed"; why: string } | { is: "running" } | null;
  /** The last sign of life of a worker, when none has given one for long; null while one is at work. */
  silentWorker: { seenAt: Date | null } | null;
  hasDisappeared: boolean;
  /** Why not even leaving disks out would let a restore point be taken; null when one can be, or nobody has looked yet. */
  blockedBecause: string | null;
};

export type ProtectionAnswer = { tone: "success" | "warning" | "danger" | "neutral"; text: string };

/** Is this VM protected? The whole answer in words, for the top of its page. */
export function protectionAnswer(facts: ProtectionFacts): ProtectionAnswer {
  const { protection, hasDisappeared } = facts;
  if (!protection) return notProtected(facts);
  if (protection.state === "ProtectionStopped") {
    const since = protection.stoppedAt ? ` at ${utcWords(protection.stoppedAt)}` : "";
    return { tone: "neutral", text: `Not protected because protection was stopped${since}. ${lastPoint(facts)}.` };
  }
  if (hasDisappeared) {
    return { tone: "warning", text: `Not backed up because Azure no longer lists this VM. ${lastPoint(facts)}.` };
  }
  if (protection.state === "ProtectionPaused") {
    const until = protection.pausedUntil ? `until ${utcWords(protection.pausedUntil)}` : "until somebody resumes it";
    return {
      tone: "warning",
      text: `Paused ${until}: ${protection.policyName} takes no restore points. ${lastPoint(facts)}.`,
    };
  }
  return underPolicy(facts, protection);
}

function notProtected({ blockedBecause, hasDisappeared }: ProtectionFacts): ProtectionAnswer {
  const because = hasDisappeared
    ? "Azure no longer lists this VM"
    : blockedBecause
      ? `no restore point can be taken of it: ${blockedBecause.replace(/\.$/, "")}`
      : "no policy takes restore points of it. Configure backup, or let a protection rule find it";
  return { tone: "neutral", text: `Not protected because ${because}.` };
}

type Protection = NonNullable<ProtectionFacts["protection"]>;

function underPolicy(facts: ProtectionFacts, { policyName, nextRunAt, state }: Protection): ProtectionAnswer {
  const { overdueSince, backup, lastPointAt, silentWorker } = facts;
  const next = nextRunAt ? `next backup ${utcWords(nextRunAt)}` : "no backup planned: the schedule never runs";
  const text = [
    overdueSince && `Overdue since ${utcWords(overdueSince)}.`,
    `Protected by ${policyName}, ${lowerFirst(lastPoint(facts))}, ${next}.`,
    silentWorker && silenceInWords(silentWorker.seenAt),
    !silentWorker && backup && backupInWords(backup),
  ]
    .filter(Boolean)
    .join(" ");
  if (overdueSince) return { tone: "danger", text };
  if (state === "ProtectionError" || !nextRunAt || silentWorker) return { tone: "warning", text };
  return { tone: lastPointAt ? "success" : "neutral", text };
}

function backupInWords(backup: NonNullable<ProtectionFacts["backup"]>): string {
  switch (backup.is) {
    case "running":
      return "A backup is in progress.";
    case "waiting":
      return `A backup waits: ${backup.why.replace(/\.$/, "")}.`;
    case "failed":
      return `The last backup failed. ${backup.why}`.trim();
  }
}

const lastPoint = ({ lastPointAt }: ProtectionFacts): string =>
  lastPointAt ? `Last restore point ${utcWords(lastPointAt)}` : "No restore point yet";

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
