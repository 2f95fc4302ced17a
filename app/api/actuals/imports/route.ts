import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { listBills } from "#lib/services/actuals/list-bills.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: listBills });
