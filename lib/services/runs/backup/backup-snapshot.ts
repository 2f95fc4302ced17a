import { attemptRulesOf } from "#lib/domain/policy/attempt-rules.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { BackupMemory, BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import type { LoadedRun } from "../load-runs.ts";
import { requestableModeOf, stateOf } from "../run-row.ts";

/** What the rules see of a row, with what the policy version says that the run is bound to. */
export function backupSnapshotOf(run: LoadedRun): BackupSnapshot {
  return {
    state: stateOf(run),
    requestedMode: requestableModeOf(run.requestedMode),
    rules: attemptRulesOf(settingsOf(run.policyVersion?.settings ?? {})),
    startedAt: run.startedAt,
    deadlineAt: run.deadlineAt,
    memory: run.memory as BackupMemory,
  };
}
