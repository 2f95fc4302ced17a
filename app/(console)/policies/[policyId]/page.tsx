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
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { PolicyClient } from "./client.tsx";
import { itemSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Policy" };

type PolicyPageProps = { params: Promise<{ policyId: string }>; searchParams: Promise<RawSearch> };

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const { ctx, user } = await requireUser("view");
  const id = policyIdInput.safeParse(await params);
  if (!id.success) notFound();
  const { policyId } = id.data;
  const policy = await asResult(() => getPolicy(ctx, { policyId }));
  if (!policy.ok) notFound();
  const items = { policyId, ...readSearch(itemSearch, await searchParams) };
  const state = await prefetch(
    { queryKey: policyQueries.one(policyId).queryKey, load: async () => policy.value },
    { queryKey: policyQueries.items(items).queryKey, load: () => listAssociatedItems(ctx, items) },
    { queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) },
  );
  return (
    <HydrationBoundary state={state}>
      <PolicyClient policyId={policyId} canProtect={userMay(user, "protect")} />
    </HydrationBoundary>
  );
}
