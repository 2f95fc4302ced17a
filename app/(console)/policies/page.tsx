import { HydrationBoundary } from "@tanstack/react-query";
import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listPolicies } from "#lib/services/policies/list-policies.ts";
import { PoliciesClient } from "./client.tsx";
import { policySearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(policySearch, await searchParams);
  const state = await prefetch({ queryKey: policyQueries.list(input).queryKey, load: () => listPolicies(ctx, input) });
  const canCreate = userMay(user, "editPolicies");
  return (
    <>
      <PageHeader
        title="Policies"
        description="When restore points are taken, how consistent they are, and how long they stay."
        actions={
          canCreate && (
            <>
              <LinkButton href="/policies/import" icon={<FileUp aria-hidden />}>
                Import policy
              </LinkButton>
              <LinkButton href="/policies/new" variant="primary" icon={<Plus aria-hidden />}>
                Create policy
              </LinkButton>
            </>
          )
        }
      />
      <HydrationBoundary state={state}>
        <PoliciesClient canCreate={canCreate} />
      </HydrationBoundary>
    </>
  );
}
