import { billInput } from "#lib/contracts/actuals.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getBill } from "#lib/services/actuals/get-bill.ts";

export const GET = getHandler({ permission: "view", input: billInput, run: getBill });
