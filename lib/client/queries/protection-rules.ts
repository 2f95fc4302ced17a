import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { previewRuleChangeAction } from "#lib/actions/protection-rules.ts";
import type {
  ListProtectionRulesInput,
  ListRuleVmsInput,
  ProtectionRuleDto,
  ProtectionRulePageDto,
  RuleChangeInput,
  RuleOptionsDto,
  RuleVmPageDto,
} from "#lib/contracts/protection-rules.ts";
import { ApiError } from "../api-error.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";

/** As VMs do, what rules match changes with the inventory. */
const pollMs = 30_000;

export const protectionRuleQueries = {
  all: ["protection-rules"] as const,
  list: (input: ListProtectionRulesInput) =>
    queryOptions({
      queryKey: [...protectionRuleQueries.all, "list", input] as const,
      queryFn: ({ signal }) => fetchJson<ProtectionRulePageDto>(withSearch("/api/protection-rules", input), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
  one: (ruleId: string) =>
    queryOptions({
      queryKey: [...protectionRuleQueries.all, "one", ruleId] as const,
      queryFn: ({ signal }) => fetchJson<ProtectionRuleDto>(`/api/protection-rules/${ruleId}`, signal),
      refetchInterval: pollMs,
    }),
  vms: ({ ruleId, ...page }: ListRuleVmsInput) =>
    queryOptions({
      queryKey: [...protectionRuleQueries.all, "vms", ruleId, page] as const,
      queryFn: ({ signal }) =>
        fetchJson<RuleVmPageDto>(withSearch(`/api/protection-rules/${ruleId}/vms`, page), signal),
      placeholderData: keepPreviousData,
      refetchInterval: pollMs,
    }),
  options: () =>
    queryOptions({
      queryKey: ["protection-rule-options"] as const,
      queryFn: ({ signal }) => fetchJson<RuleOptionsDto>("/api/protection-rules/options", signal),
      staleTime: 60_000,
    }),
  /** What is saved is what this says, so it is asked anew for every look, and never changes under the reader's eyes. */
  preview: (input: RuleChangeInput) =>
    queryOptions({
      queryKey: ["protection-rule-preview", input] as const,
      queryFn: async () => {
        const result = await previewRuleChangeAction(input, { idempotencyKey: crypto.randomUUID() });
        if (!result.ok) throw new ApiError(result.error);
        return result.value;
      },
      placeholderData: keepPreviousData,
      ...{ staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: false },
    }),
};
