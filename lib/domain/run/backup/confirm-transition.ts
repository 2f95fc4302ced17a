import { type AchievedMode, achievedModes, modeInWords } from "#lib/domain/vm/consistency.ts";
import { deadlineFailure, fallbackWarning, type RunFailure, type RunWarning } from "../run-failure.ts";
import { stateRules } from "../run-state.ts";
import type { PointReading } from "./backup-event.ts";
import type { BackupGo, BackupMove, BackupSnapshot } from "./backup-run.ts";
import { afterFailedAttempt } from "./failed-attempt.ts";

const lookMs = 5_000;
const lookMaxMs = 5 * 60_000;
const looksForDisks = 6;

/** What Azure shows of the point decides the end: success only with a disk restore point for every included disk. */
export function onPointRead(run: BackupSnapshot, reading: PointReading, now: Date, go: BackupGo): BackupMove {
  const { memory, rules } = run;
  if (reading.provisioningState === "Succeeded" && reading.missingDisks.length === 0) {
    const { achievedMode } = reading;
    if (isBelow(achievedMode, rules.minimumConsistency)) {
      const failure = belowMinimum(achievedMode, rules.minimumConsistency);
      return go("failed", failure.meaning, { failure });
    }
    const outcome = { warnings: modeWarnings(run, achievedMode), achievedMode };
    return go("retaining", "Azure reported success for every included disk.", { memory: { ...memory, outcome } });
  }
  if (["Failed", "Canceled", "Cancelled"].includes(reading.provisioningState)) {
    return afterFailedAttempt(run, memory.pendingFailure ?? endedFailure(reading.provisioningState), go);
  }
  const waitsForDisks = reading.provisioningState === "Succeeded";
  if (waitsForDisks && memory.tries >= looksForDisks) {
    const failure = incompleteFailure(reading.missingDisks);
    return go("failed", failure.meaning, { failure });
  }
  const tries = waitsForDisks ? memory.tries + 1 : memory.tries;
  return go("confirming", `Azure reports ${reading.provisioningState}: looking again.`, {
    memory: { ...memory, tries },
    inMs: waitsForDisks ? lookMs : nextLookMs(run, now),
  });
}

/** Rarer the longer it takes: a creation that is stuck for an hour should not cost hundreds of reads. */
function nextLookMs({ deadlineAt }: BackupSnapshot, now: Date): number {
  const leftMs = deadlineAt ? deadlineAt.getTime() - now.getTime() : stateRules.confirming.deadlineMs;
  const lookedForMs = stateRules.confirming.deadlineMs - leftMs;
  return Math.min(Math.max(lookedForMs / 4, lookMs), lookMaxMs);
}

function modeWarnings({ requestedMode, memory }: BackupSnapshot, achieved: AchievedMode | null): RunWarning[] {
  if (achieved === requestedMode) return [];
  if (memory.fallback) {
    const { code, meaning } = memory.fallback;
    const message = `${modeInWords(requestedMode)} was requested and could not be had (${code}): ${meaning} A crash-consistent snapshot was taken instead.`;
    return [{ code: fallbackWarning, message }];
  }
  const got = achieved ? `Azure achieved ${modeInWords(achieved).toLowerCase()}` : "Azure did not say what it achieved";
  return [{ code: "ConsistencyLower", message: `${modeInWords(requestedMode)} was requested; ${got}.` }];
}

/** An unknown achievement counts as the least: a promise that cannot be shown is not kept. */
function isBelow(achieved: AchievedMode | null, minimum: AchievedMode | null): boolean {
  return minimum !== null && achievedModes.indexOf(achieved ?? "CrashConsistent") < achievedModes.indexOf(minimum);
}

const belowMinimum = (achieved: AchievedMode | null, minimum: AchievedMode | null): RunFailure => ({
  ...deadlineFailure("confirming"),
  code: "ConsistencyBelowMinimum",
  message: `The policy keeps at least ${modeInWords(minimum ?? "CrashConsistent").toLowerCase()} points; Azure achieved ${achieved ? modeInWords(achieved).toLowerCase() : "nothing that it names"}.`,
  meaning: "The restore point is less consistent than the policy demands, so it does not count as a backup.",
  remedy:
    "Find out why the guest could not do better (agent, VSS writers, scripts), or lower the minimum in the policy.",
});

const endedFailure = (provisioningState: string): RunFailure => ({
  ...deadlineFailure("confirming"),
  code: `RestorePoint${provisioningState}`,
  message: `Azure ended the restore point in the state ${provisioningState} without a reason.`,
  meaning: "Azure could not take the restore point and gave no cause.",
  remedy: "Run Backup now again; if it repeats, open a support request with the correlation id.",
});

const incompleteFailure = (missing: string[]): RunFailure => ({
  ...deadlineFailure("confirming"),
  code: "IncompleteRestorePoint",
  message: `Azure reports success but names no disk restore point for: ${missing.join(", ")}.`,
  meaning: "The restore point does not hold every disk it should, so it does not count as a backup.",
  remedy: "Run Backup now again and do not rely on this point for the disks named.",
});
