import { listPoliciesInput } from "#lib/contracts/policies.ts";

export const policySearch = listPoliciesInput;
