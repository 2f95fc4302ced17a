import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";

export const GET = getHandler({ permission: "view", input: listRestorePointsInput, run: listRestorePoints });
