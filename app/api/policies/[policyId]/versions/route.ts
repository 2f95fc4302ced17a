import { listPolicyVersionsInput } from "#lib/contracts/policy-changes.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listPolicyVersions } from "#lib/services/policies/list-policy-versions.ts";

export const GET = getHandler({ permission: "view", input: listPolicyVersionsInput, run: listPolicyVersions });
