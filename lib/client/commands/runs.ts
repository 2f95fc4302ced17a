import { cancelRunAction, startBackupAction } from "#lib/actions/runs.ts";
import type { StartBackupOutcome } from "#lib/contracts/runs.ts";
import { restorePointQueries } from "../queries/restore-points.ts";
import { runQueries } from "../queries/runs.ts";
import { useCommand } from "../use-command.ts";

/** What a job changes on other pages: the VM's state and the fleet's cards. */
const jobsShowOn = [runQueries.all, restorePointQueries.all, ["vms"], ["overview"]] as const;

export const useStartBackup = (onDone: (outcomes: StartBackupOutcome[]) => void) =>
  useCommand(startBackupAction, { invalidates: jobsShowOn, errors: "inline", onSuccess: onDone });

export const useCancelRun = (onDone: () => void) =>
  useCommand(cancelRunAction, {
    invalidates: jobsShowOn,
    errors: "inline",
    onSuccess: onDone,
    success: () => ({ tone: "success", title: "The job is cancelled. Azure is asked for nothing more." }),
  });
