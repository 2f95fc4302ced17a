import { listAssociatedItemsInput } from "#lib/contracts/policies.ts";

/** The id stands in the path. */
export const itemSearch = listAssociatedItemsInput.omit({ policyId: true });
