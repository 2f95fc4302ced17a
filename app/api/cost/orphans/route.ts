import { listOrphansInput } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listOrphanCosts } from "#lib/services/cost/list-orphan-costs.ts";

export const GET = getHandler({ permission: "view", input: listOrphansInput, run: listOrphanCosts });
