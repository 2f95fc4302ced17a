"use client";

import { useQuery } from "@tanstack/react-query";
import { EstimatedChange } from "#components/cost/estimated-change.tsx";
import { whatIfHref } from "#components/cost/what-if/what-if-href.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import { searchOfTerms } from "#lib/client/what-if/from-terms.ts";
import type { PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";

/** What the policy's VMs would cost with the new settings, against the version in force. */
export function PolicyChangeEstimate({ plan: { policy, settings } }: { plan: PolicyChangePlanDto }) {
  const query = useQuery(whatIfQueries.policyChange({ policyId: policy.id, settings }));
  return (
    <EstimatedChange query={query} href={whatIfHref({ by: "policy", key: policy.id, ...searchOfTerms(settings) })} />
  );
}
