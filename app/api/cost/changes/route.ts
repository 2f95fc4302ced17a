import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getCostChange } from "#lib/services/cost/get-cost-change.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: getCostChange });
