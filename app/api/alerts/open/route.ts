import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { countOpenAlerts } from "#lib/services/alerts/count-open-alerts.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: countOpenAlerts });
