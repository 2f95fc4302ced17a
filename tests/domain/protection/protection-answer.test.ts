import { describe, expect, it } from "vitest";
import { type ProtectionFacts, protectionAnswer } from "#lib/domain/protection/protection-answer.ts";

const item = {
  state: "Protected" as const,
  policyName: "nightly",
  nextRunAt: new Date("2026-11-22T07:05:00Z"),
  pausedUntil: null,
  stoppedAt: null,
};
const facts: ProtectionFacts = {
  protection: item,
  lastPointAt: new Date("2026-11-22T03:02:00Z"),
  overdueSince: null,
  backup: null,
  silentWorker: null,
  hasDisappeared: false,
  blockedBecause: null,
};
const asOf = (change: Partial<ProtectionFacts>) => protectionAnswer({ ...facts, ...change });

describe("is this VM protected?", () => {
  it.each<[Partial<ProtectionFacts>, string, string]>([
    [{}, "success", "Protected by nightly, last restore point 2026-11-22 03:02 UTC, next backup 2026-11-22 07:05 UTC."],
    [
      { lastPointAt: null, backup: { is: "waiting", why: "3 restore points in this hour already." } },
      "neutral",
      "Protected by nightly, no restore point yet, next backup 2026-11-22 07:05 UTC. A backup waits: 3 restore points in this hour already.",
    ],
    [
      { protection: { ...item, state: "ProtectionError" }, backup: { is: "failed", why: "A disk is gone." } },
      "warning",
      "Protected by nightly, last restore point 2026-11-22 03:02 UTC, next backup 2026-11-22 07:05 UTC. The last backup failed. A disk is gone.",
    ],
    [
      { overdueSince: new Date("2026-11-22T05:00:00Z"), backup: { is: "running" } },
      "danger",
      "Overdue since 2026-11-22 05:00 UTC. Protected by nightly, last restore point 2026-11-22 03:02 UTC, next backup 2026-11-22 07:05 UTC. A backup is in progress.",
    ],
    [
      { silentWorker: { seenAt: new Date("2026-11-22T04:02:00Z") }, backup: { is: "running" } },
      "warning",
      "Protected by nightly, last restore point 2026-11-22 03:02 UTC, next backup 2026-11-22 07:05 UTC. No worker has reported since 2026-11-22 04:02 UTC, so no backup starts.",
    ],
    [
      { protection: { ...item, state: "ProtectionPaused" } },
      "warning",
      "Paused until somebody resumes it: nightly takes no restore points. Last restore point 2026-11-22 03:02 UTC.",
    ],
    [
      { protection: { ...item, state: "ProtectionStopped", stoppedAt: new Date("2026-11-20T10:00:00Z") } },
      "neutral",
      "Not protected because protection was stopped at 2026-11-20 10:00 UTC. Last restore point 2026-11-22 03:02 UTC.",
    ],
    [
      { protection: null },
      "neutral",
      "Not protected because no policy takes restore points of it. Configure backup, or let a protection rule find it.",
    ],
    [
      { protection: null, blockedBecause: "An Ultra disk is attached." },
      "neutral",
      "Not protected because no restore point can be taken of it: An Ultra disk is attached.",
    ],
    [
      { hasDisappeared: true },
      "warning",
      "Not backed up because Azure no longer lists this VM. Last restore point 2026-11-22 03:02 UTC.",
    ],
  ])("%o", (change, tone, text) => {
    expect(asOf(change)).toEqual({ tone, text });
  });
});
