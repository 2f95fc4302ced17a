import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { listMaintenanceWindows } from "#lib/services/maintenance/list-maintenance-windows.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => listMaintenanceWindows(ctx) });
