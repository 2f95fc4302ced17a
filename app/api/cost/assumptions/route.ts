import { costPartOfFleet } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getAssumptions } from "#lib/services/cost/get-assumptions.ts";

export const GET = getHandler({ permission: "view", input: costPartOfFleet, run: getAssumptions });
