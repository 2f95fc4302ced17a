import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { policyChoices } from "#components/protection-rules/rule-form/policy-choices.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { listPolicies } from "#lib/services/policies/list-policies.ts";
import { getRuleOptions } from "#lib/services/protection-rules/get-rule-options.ts";
import { CreateRuleClient } from "./client.tsx";

export const metadata: Metadata = { title: "Create protection rule" };

export default async function CreateRulePage() {
  const ctx = await requirePermission("editPolicies");
  const options = await getRuleOptions(ctx);
  const state = await prefetch(
    { queryKey: policyQueries.list(policyChoices).queryKey, load: () => listPolicies(ctx, policyChoices) },
    { queryKey: protectionRuleQueries.options().queryKey, load: async () => options },
  );
  return (
    <>
      <PageHeader
        title="Create protection rule"
        crumbs={[{ label: "Protection rules", href: "/protection-rules" }, { label: "Create protection rule" }]}
        description="What it would do is counted while you write, and saving does exactly that. Virtual machines that come later are taken as they come."
      />
      <HydrationBoundary state={state}>
        <CreateRuleClient place={options.ruleCount + 1} />
      </HydrationBoundary>
    </>
  );
}
