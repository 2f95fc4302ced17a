import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { getVmFilterOptions } from "#lib/services/vms/get-vm-filter-options.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => getVmFilterOptions(ctx) });
