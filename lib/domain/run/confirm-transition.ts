import { type AchievedMode, modeInWords } from "#lib/domain/vm/consistency.ts";
import type { Go, Transition } from "./move.ts";
import type { RunFailure, RunSnapshot, RunWarning } from "./run.ts";
import type { PointReading } from "./run-event.ts";
import { deadlineFailure } from "./run-failure.ts";

const lookMs = 5_000;
const looksForDisks = 6;

/** What Azure shows of the point decides the end: success only with a disk restore point for every included disk. */
export function onPointRead(
  run: RunSnapshot,
  reading: PointReading,
  go: Go,
  failWith: (failure: RunFailure) => Transition,
): Transition {
  const { memory, requestedMode } = run;
  if (reading.provisioningState === "Succeeded" && reading.missingDisks.length === 0) {
    const warnings = modeWarnings(requestedMode, reading.achievedMode);
    const to = warnings.length > 0 ? "completedWithWarnings" : "completed";
    return go(to, "Azure reported success for every included disk.", { warnings, achievedMode: reading.achievedMode });
  }
  if (["Failed", "Canceled", "Cancelled"].includes(reading.provisioningState)) {
    return failWith(memory.pendingFailure ?? endedFailure(reading.provisioningState));
  }
  const waitsForDisks = reading.provisioningState === "Succeeded";
  if (waitsForDisks && memory.tries >= looksForDisks) return failWith(incompleteFailure(reading.missingDisks));
  const tries = waitsForDisks ? memory.tries + 1 : memory.tries;
  return go("confirming", `Azure reports ${reading.provisioningState}: looking again.`, {
    memory: { ...memory, tries },
    inMs: lookMs,
  });
}

function modeWarnings(requested: RunSnapshot["requestedMode"], achieved: AchievedMode | null): RunWarning[] {
  if (achieved === requested) return [];
  const got = achieved ? `Azure achieved ${modeInWords(achieved).toLowerCase()}` : "Azure did not say what it achieved";
  return [{ code: "ConsistencyLower", message: `${modeInWords(requested)} was requested; ${got}.` }];
}

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
