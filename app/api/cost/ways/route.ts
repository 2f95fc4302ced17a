import { compareCostInput } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { compareCostWays } from "#lib/services/cost/compare-cost-ways.ts";

export const GET = getHandler({ permission: "view", input: compareCostInput, run: compareCostWays });
