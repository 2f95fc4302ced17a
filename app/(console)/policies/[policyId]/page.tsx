import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import { policyIdInput } from "#lib/contracts/policies.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { asResult } from "#lib/services/as-result.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";
import { listAssociatedItems } from "#lib/services/policies/list-associated-items.ts";
import { listPolicyVersions } from "#lib/services/policies/list-policy-versions.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { PolicyClient } from "./client.tsx";
import { policyDetailSearch } from "./search-params.ts";
import { tabLists } from "./tab-lists.ts";

export const metadata: Metadata = { title: "Policy" };

type PolicyPageProps = { params: Promise<{ policyId: string }>; searchParams: Promise<RawSearch> };

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const { ctx, user } = await requireUser("view");
  const id = policyIdInput.safeParse(await params);
  if (!id.success) notFound();
  const { policyId } = id.data;
  const policy = await asResult(() => getPolicy(ctx, { policyId }));
  if (!policy.ok) notFound();
  const search = readSearch(policyDetailSearch, await searchParams);
  const { items, versions } = tabLists(policyId, search);
  // Only the list of the tab that is open.
  const list = {
    overview: [],
    items: [{ queryKey: policyQueries.items(items).queryKey, load: () => listAssociatedItems(ctx, items) }],
    versions: [{ queryKey: policyQueries.versions(versions).queryKey, load: () => listPolicyVersions(ctx, versions) }],
  }[search.tab];
  const state = await prefetch(
    { queryKey: policyQueries.one(policyId).queryKey, load: async () => policy.value },
    ...list,
    { queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) },
  );
  return (
    <HydrationBoundary state={state}>
      <PolicyClient policyId={policyId} canProtect={userMay(user, "protect")} canEdit={userMay(user, "editPolicies")} />
    </HydrationBoundary>
  );
}
