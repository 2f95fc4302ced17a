import { restorePointIdInput } from "#lib/contracts/restore-points.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";

export const GET = getHandler({ permission: "view", input: restorePointIdInput, run: getRestorePoint });
