"use server";

import { cancelRunInput, startBackupInput } from "#lib/contracts/runs.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";

export const startBackupAction = defineAction({
  name: "runs.startBackup",
  input: startBackupInput,
  permission: "backUp",
  run: startBackup,
});

export const cancelRunAction = defineAction({
  name: "runs.cancel",
  input: cancelRunInput,
  permission: "backUp",
  run: cancelRun,
});
