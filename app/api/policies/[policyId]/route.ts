import { policyIdInput } from "#lib/contracts/policies.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";

export const GET = getHandler({ permission: "view", input: policyIdInput, run: getPolicy });
