import { costPartOfFleet } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { explainCost } from "#lib/services/cost/explain-cost.ts";

export const GET = getHandler({ permission: "view", input: costPartOfFleet, run: explainCost });
