import type { ListPoliciesInput } from "#lib/contracts/policies.ts";

/** As many policies as a list to choose from bears; the page reads them ahead by the same input. */
export const policyChoices: ListPoliciesInput = { limit: 200 };
