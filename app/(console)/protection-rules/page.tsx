import { HydrationBoundary } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listProtectionRules } from "#lib/services/protection-rules/list-protection-rules.ts";
import { ProtectionRulesClient } from "./client.tsx";
import { ruleSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Protection rules" };

export default async function ProtectionRulesPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(ruleSearch, await searchParams);
  const state = await prefetch({
    queryKey: protectionRuleQueries.list(input).queryKey,
    load: () => listProtectionRules(ctx, input),
  });
  const canEdit = userMay(user, "editPolicies");
  return (
    <>
      <PageHeader
        title="Protection rules"
        description="Which virtual machines come under a policy by themselves. Of the rules that are on and match, the one with the lowest priority number decides."
        actions={
          canEdit && (
            <LinkButton href="/protection-rules/new" variant="primary" icon={<Plus aria-hidden />}>
              Create rule
            </LinkButton>
          )
        }
      />
      <HydrationBoundary state={state}>
        <ProtectionRulesClient canEdit={canEdit} />
      </HydrationBoundary>
    </>
  );
}
