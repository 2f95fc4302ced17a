import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getSystemStatus } from "#lib/services/system/get-system-status.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getSystemStatus(ctx) });
