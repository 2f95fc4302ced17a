import { policyVersionInput } from "#lib/contracts/policy-changes.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getPolicyVersion } from "#lib/services/policies/get-policy-version.ts";

export const GET = getHandler({ permission: "view", input: policyVersionInput, run: getPolicyVersion });
