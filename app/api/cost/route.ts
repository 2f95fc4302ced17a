import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getCostSummary } from "#lib/services/cost/get-cost-summary.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: getCostSummary });
