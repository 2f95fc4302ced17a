import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { policyChoices } from "#components/protection-rules/rule-form/policy-choices.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { protectionRuleIdInput } from "#lib/contracts/protection-rules.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { listPolicies } from "#lib/services/policies/list-policies.ts";
import { getProtectionRule } from "#lib/services/protection-rules/get-protection-rule.ts";
import { getRuleOptions } from "#lib/services/protection-rules/get-rule-options.ts";
import { EditRuleClient } from "./client.tsx";

export const metadata: Metadata = { title: "Edit protection rule" };

export default async function EditRulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  const ctx = await requirePermission("editPolicies");
  const id = protectionRuleIdInput.safeParse(await params);
  const rule = id.success ? await getProtectionRule(ctx, id.data) : null;
  if (!rule) notFound();
  const state = await prefetch(
    { queryKey: policyQueries.list(policyChoices).queryKey, load: () => listPolicies(ctx, policyChoices) },
    { queryKey: protectionRuleQueries.options().queryKey, load: () => getRuleOptions(ctx) },
  );
  return (
    <>
      <PageHeader
        title={`Edit ${rule.name}`}
        crumbs={[
          { label: "Protection rules", href: "/protection-rules" },
          { label: rule.name, href: `/protection-rules/${rule.id}` },
          { label: "Edit" },
        ]}
        description="Virtual machines that the rule no longer matches keep their protection. What else a save would do is counted while you write."
      />
      <HydrationBoundary state={state}>
        <EditRuleClient rule={rule} />
      </HydrationBoundary>
    </>
  );
}
