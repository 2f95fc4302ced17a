import { estimatePoliciesInput } from "#lib/contracts/what-if.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { estimatePolicies } from "#lib/services/cost/estimate-policies.ts";

export const GET = getHandler({ permission: "view", input: estimatePoliciesInput, run: estimatePolicies });
