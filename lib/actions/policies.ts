"use server";

import { createPolicyInput } from "#lib/contracts/policies.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";

export const createPolicyAction = defineAction({
  name: "policies.create",
  input: createPolicyInput,
  permission: "editPolicies",
  run: createPolicy,
});
