import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getSettings(ctx) });
