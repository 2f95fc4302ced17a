import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ProtectWizard } from "#components/protect/protect-wizard.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { protectListInput, protectSearch } from "#lib/contracts/protect-search.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";

export const metadata: Metadata = { title: "Configure backup" };

export default async function ProtectPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("protect");
  const list = protectListInput(readSearch(protectSearch, await searchParams));
  const state = await prefetch({ queryKey: vmQueries.list(list).queryKey, load: () => listVms(ctx, list) });
  return (
    <>
      <PageHeader
        title="Configure backup"
        crumbs={[{ label: "Virtual machines", href: "/vms" }, { label: "Configure backup" }]}
      />
      <HydrationBoundary state={state}>
        <ProtectWizard mayCreatePolicy={userMay(user, "editPolicies")} />
      </HydrationBoundary>
    </>
  );
}
