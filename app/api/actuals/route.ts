import { compareBillInput } from "#lib/contracts/actuals.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { compareBill } from "#lib/services/actuals/compare-bill.ts";

export const GET = getHandler({ permission: "view", input: compareBillInput, run: compareBill });
