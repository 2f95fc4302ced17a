import { pointDaysInput } from "#lib/contracts/restore-points.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { countPointDays } from "#lib/services/restore-points/count-point-days.ts";

export const GET = getHandler({ permission: "view", input: pointDaysInput, run: countPointDays });
