import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getRuleOptions } from "#lib/services/protection-rules/get-rule-options.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getRuleOptions(ctx) });
