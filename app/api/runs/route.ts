import { listRunsInput } from "#lib/contracts/runs.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listRuns } from "#lib/services/runs/list-runs.ts";

export const GET = getHandler({ permission: "view", input: listRunsInput, run: listRuns });
