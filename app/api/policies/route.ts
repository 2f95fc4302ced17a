import { listPoliciesInput } from "#lib/contracts/policies.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listPolicies } from "#lib/services/policies/list-policies.ts";

export const GET = getHandler({ permission: "view", input: listPoliciesInput, run: listPolicies });
