import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import type { RawSearch } from "#lib/contracts/search-params.ts";
import { readWhatIfSearch, selectionOf } from "#lib/contracts/what-if-search.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { asResult } from "#lib/services/as-result.ts";
import { getWhatIfBasis } from "#lib/services/cost/get-what-if-basis.ts";
import { WhatIfClient } from "./client.tsx";

export const metadata: Metadata = { title: "What-if" };

export default async function WhatIfPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const selection = selectionOf(readWhatIfSearch(await searchParams).search);
  // A refusal is said by the page itself, which asks again.
  const basis = await asResult(() => getWhatIfBasis(ctx, selection));
  const { queryKey } = whatIfQueries.basis(selection);
  const state = await prefetch(...(basis.ok ? [{ queryKey, load: async () => basis.value }] : []));
  return (
    <>
      <PageHeader
        title="What-if"
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "What-if" }]}
        description="What other settings would cost. Nothing is changed here: the address holds everything that you set, so it can be shared."
      />
      <HydrationBoundary state={state}>
        <WhatIfClient mayEditPolicies={userMay(user, "editPolicies")} />
      </HydrationBoundary>
    </>
  );
}
