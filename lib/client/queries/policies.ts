import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  AssociatedItemPageDto,
  ListAssociatedItemsInput,
  ListPoliciesInput,
  PolicyDto,
  PolicyPageDto,
} from "#lib/contracts/policies.ts";
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
};
