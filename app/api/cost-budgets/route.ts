import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { listCostBudgets } from "#lib/services/cost-budgets/list-cost-budgets.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: listCostBudgets });
