import { listAssociatedItemsInput } from "#lib/contracts/policies.ts";
import { listPolicyVersionsInput } from "#lib/contracts/policy-changes.ts";
import type { PolicyDetailSearch, PolicyTab } from "./search-params.ts";

/** The lists of the tabs; the cursor in the address belongs to the one that is open. */
export function tabLists(policyId: string, { tab, after, before }: PolicyDetailSearch) {
  const pageOf = (of: PolicyTab) => ({ policyId, ...(tab === of ? { after, before } : {}) });
  return {
    items: listAssociatedItemsInput.parse(pageOf("items")),
    versions: listPolicyVersionsInput.parse(pageOf("versions")),
  };
}
