import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { protectionRuleIdInput } from "#lib/contracts/protection-rules.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getProtectionRule } from "#lib/services/protection-rules/get-protection-rule.ts";
import { listRuleVms } from "#lib/services/protection-rules/list-rule-vms.ts";
import { RuleClient } from "./client.tsx";
import { ruleDetailSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Protection rule" };

type RulePageProps = { params: Promise<{ ruleId: string }>; searchParams: Promise<RawSearch> };

export default async function RulePage({ params, searchParams }: RulePageProps) {
  const { ctx, user } = await requireUser("view");
  const id = protectionRuleIdInput.safeParse(await params);
  const rule = id.success ? await getProtectionRule(ctx, id.data) : null;
  if (!rule) notFound();
  const list = { ruleId: rule.id, ...readSearch(ruleDetailSearch, await searchParams) };
  const state = await prefetch(
    { queryKey: protectionRuleQueries.one(rule.id).queryKey, load: async () => rule },
    { queryKey: protectionRuleQueries.vms(list).queryKey, load: () => listRuleVms(ctx, list) },
  );
  return (
    <HydrationBoundary state={state}>
      <RuleClient ruleId={rule.id} canEdit={userMay(user, "editPolicies")} />
    </HydrationBoundary>
  );
}
