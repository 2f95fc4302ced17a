import { previewBackupInput } from "#lib/contracts/runs.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { previewBackup } from "#lib/services/runs/preview-backup.ts";

export const GET = getHandler({ permission: "view", input: previewBackupInput, run: previewBackup });
