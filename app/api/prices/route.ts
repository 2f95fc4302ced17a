import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getPrices } from "#lib/services/prices/get-prices.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getPrices(ctx) });
