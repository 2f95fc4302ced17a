import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { actualsQueries } from "#lib/client/queries/actuals.ts";
import { compareBillInput } from "#lib/contracts/actuals.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { compareBill } from "#lib/services/actuals/compare-bill.ts";
import { listBills } from "#lib/services/actuals/list-bills.ts";
import { ActualsClient } from "./client.tsx";

export const metadata: Metadata = { title: "Azure's bill" };

export default async function ActualsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(compareBillInput, await searchParams);
  const state = await prefetch(
    { queryKey: actualsQueries.compare(input).queryKey, load: () => compareBill(ctx, input) },
    { queryKey: actualsQueries.imports().queryKey, load: () => listBills(ctx) },
  );
  return (
    <HydrationBoundary state={state}>
      <PageHeader
        title="Azure's bill"
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "Azure's bill" }]}
        description="What Azure billed for snapshots, beside what was estimated for the same days."
      />
      <ActualsClient canAdminister={userMay(user, "administer")} canAssume={userMay(user, "protect")} />
    </HydrationBoundary>
  );
}
