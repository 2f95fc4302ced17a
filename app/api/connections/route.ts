import { z } from "zod";
import { getHandler } from "#lib/next/get-handler.ts";
import { listConnections } from "#lib/services/connections/list-connections.ts";

export const GET = getHandler({ permission: "view", input: z.object({}), run: (ctx) => listConnections(ctx) });
