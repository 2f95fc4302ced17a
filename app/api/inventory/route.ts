import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getInventoryStatus } from "#lib/services/inventory/get-inventory-status.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getInventoryStatus(ctx) });
