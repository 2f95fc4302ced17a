import { whatIfSelection } from "#lib/contracts/what-if.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getWhatIfBasis } from "#lib/services/cost/get-what-if-basis.ts";

export const GET = getHandler({ permission: "view", input: whatIfSelection, run: getWhatIfBasis });
