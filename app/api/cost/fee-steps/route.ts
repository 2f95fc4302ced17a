import { listFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listFeeSteps } from "#lib/services/cost/list-fee-steps.ts";

export const GET = getHandler({ permission: "view", input: listFeeStepsInput, run: listFeeSteps });
