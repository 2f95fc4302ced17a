import { runIdInput } from "#lib/contracts/runs.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getRun } from "#lib/services/runs/get-run.ts";

export const GET = getHandler({ permission: "view", input: runIdInput, run: getRun });
