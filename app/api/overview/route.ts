import { overviewInput } from "#lib/contracts/overview.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getOverview } from "#lib/services/overview/get-overview.ts";

export const GET = getHandler({ permission: "view", input: overviewInput, run: getOverview });
