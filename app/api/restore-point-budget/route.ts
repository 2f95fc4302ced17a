import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { listFullestVms } from "#lib/services/restore-point-budget/list-fullest-vms.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: listFullestVms });
