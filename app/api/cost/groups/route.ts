import { listCostInput } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listCosts } from "#lib/services/cost/list-costs.ts";

export const GET = getHandler({ permission: "view", input: listCostInput, run: listCosts });
