import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listPointsToGoAction, previewPolicyChangeAction } from "#lib/actions/policies.ts";
import type {
  AssociatedItemPageDto,
  ListAssociatedItemsInput,
  ListPoliciesInput,
  PolicyDto,
  PolicyPageDto,
} from "#lib/contracts/policies.ts";
import type {
  ListPolicyVersionsInput,
  PointsToGoInput,
  PolicyChangeInput,
  PolicyVersionDto,
  PolicyVersionInput,
  PolicyVersionPageDto,
} from "#lib/contracts/policy-changes.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import type { Result } from "#lib/std/result.ts";
import { ApiError } from "../api-error.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

export const policyQueries = {
  all: ["policies"] as const,
  list: (input: ListPoliciesInput) =>
    queryOptions({
      queryKey: [...policyQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<PolicyPageDto>(withSearch("/api/policies", input), signal),
      placeholderData: keepPreviousData,
    }),
  one: (policyId: string) =>
    queryOptions({
      queryKey: [...policyQueries.all, "one", policyId] as const,
      queryFn: ({ signal }) => fetchJson<PolicyDto>(`/api/policies/${policyId}`, signal),
    }),
  items: ({ policyId, ...page }: ListAssociatedItemsInput) =>
    queryOptions({
      queryKey: [...policyQueries.all, "items", policyId, page] as const,
      queryFn: ({ signal }) =>
        fetchJson<AssociatedItemPageDto>(withSearch(`/api/policies/${policyId}/items`, page), signal),
      placeholderData: keepPreviousData,
      refetchInterval: 30_000,
    }),
  versions: ({ policyId, ...page }: ListPolicyVersionsInput) =>
    queryOptions({
      queryKey: [...policyQueries.all, "versions", policyId, page] as const,
      queryFn: ({ signal }) =>
        fetchJson<PolicyVersionPageDto>(withSearch(`/api/policies/${policyId}/versions`, page), signal),
      placeholderData: keepPreviousData,
    }),
  version: ({ policyId, number }: PolicyVersionInput) =>
    queryOptions({
      queryKey: [...policyQueries.all, "version", policyId, number] as const,
      queryFn: ({ signal }) => fetchJson<PolicyVersionDto>(`/api/policies/${policyId}/versions/${number}`, signal),
      // A version never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** A plan must not change under the eyes of whoever reads it: it is worked out when asked for, and again only on demand. */
  plan: (input: PolicyChangeInput) =>
    queryOptions({
      queryKey: ["policy-plan", input] as const,
      queryFn: async () => unwrap(await previewPolicyChangeAction(input, { idempotencyKey: crypto.randomUUID() })),
      ...{ staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: false },
    }),
  pointsToGo: (input: PointsToGoInput) =>
    queryOptions({
      queryKey: ["policy-plan", "points", input] as const,
      queryFn: async () => unwrap(await listPointsToGoAction(input, { idempotencyKey: crypto.randomUUID() })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

function unwrap<Value>(result: Result<Value, ServiceError>): Value {
  if (!result.ok) throw new ApiError(result.error);
  return result.value;
}
