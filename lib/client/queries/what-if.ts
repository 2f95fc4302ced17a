import { queryOptions } from "@tanstack/react-query";
import { estimatePolicyChangeAction, estimateProtectionAction } from "#lib/actions/what-if.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import type {
  EstimatePolicyChangeInput,
  EstimateProtectionInput,
  PolicyEstimatesDto,
  WhatIfBasisDto,
  WhatIfSelectionInput,
} from "#lib/contracts/what-if.ts";
import type { Result } from "#lib/std/result.ts";
import { ApiError } from "../api-error.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** While one moves sliders, what they start from stays as it is; it is read again with the page. */
const steady = { staleTime: 5 * 60_000, refetchOnWindowFocus: false } as const;

/** Under the key of all that is said about cost: an assumption that is changed changes these, too. */
export const whatIfQueries = {
  basis: (input: WhatIfSelectionInput) =>
    queryOptions({
      queryKey: ["cost", "what-if", input] as const,
      queryFn: ({ signal }) => fetchJson<WhatIfBasisDto>(withSearch("/api/cost/what-if", input), signal),
      ...steady,
    }),
  policies: (policyIds: readonly string[]) =>
    queryOptions({
      queryKey: ["cost", "of-policies", policyIds] as const,
      queryFn: ({ signal }) =>
        fetchJson<PolicyEstimatesDto>(withSearch("/api/cost/policies", { policyIds: policyIds.join(",") }), signal),
      ...steady,
    }),
  protection: (input: EstimateProtectionInput) =>
    queryOptions({
      queryKey: ["cost", "of-protection", input] as const,
      queryFn: async () => unwrap(await estimateProtectionAction(input, { idempotencyKey: crypto.randomUUID() })),
      ...steady,
    }),
  policyChange: (input: EstimatePolicyChangeInput) =>
    queryOptions({
      queryKey: ["cost", "of-policy-change", input] as const,
      queryFn: async () => unwrap(await estimatePolicyChangeAction(input, { idempotencyKey: crypto.randomUUID() })),
      ...steady,
    }),
};

function unwrap<Value>(result: Result<Value, ServiceError>): Value {
  if (!result.ok) throw new ApiError(result.error);
  return result.value;
}
