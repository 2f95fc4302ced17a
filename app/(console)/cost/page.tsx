import { HydrationBoundary } from "@tanstack/react-query";
import { Printer, SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { costQueries } from "#lib/client/queries/cost.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { type Prefetch, prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { compareCostWays } from "#lib/services/cost/compare-cost-ways.ts";
import { getAssumptions } from "#lib/services/cost/get-assumptions.ts";
import { getCostChange } from "#lib/services/cost/get-cost-change.ts";
import { getCostSummary } from "#lib/services/cost/get-cost-summary.ts";
import { listCosts } from "#lib/services/cost/list-costs.ts";
import { listDearerAgentless } from "#lib/services/cost/list-dearer-agentless.ts";
import { listOrphanCosts } from "#lib/services/cost/list-orphan-costs.ts";
import { CostSkeleton } from "./_components/cost-skeleton.tsx";
import { CostClient } from "./client.tsx";
import { type CostSearch, costSearch } from "./search-params.ts";
import { viewLists } from "./view-lists.ts";

export const metadata: Metadata = { title: "Cost" };

export default async function CostPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const search = readSearch(costSearch, await searchParams);
  return (
    <>
      <PageHeader
        title="Cost"
        description="What the restore points of your virtual machines cost in Azure, estimated from what is there, from your policies and from what is assumed."
        actions={
          <>
            <LinkButton href={`/cost/print?by=${search.by}`} icon={<Printer aria-hidden />}>
              Printable
            </LinkButton>
            <LinkButton href="/cost/what-if" variant="primary" icon={<SlidersHorizontal aria-hidden />}>
              What if
            </LinkButton>
          </>
        }
      />
      {/* The header is there at once: a large fleet takes its moment. */}
      <Suspense fallback={<CostSkeleton />}>
        <CostContent ctx={ctx} search={search} canProtect={userMay(user, "protect")} />
      </Suspense>
    </>
  );
}

type CostContentProps = { ctx: ServiceContext; search: CostSearch; canProtect: boolean };

async function CostContent({ ctx, search, canProtect }: CostContentProps) {
  const state = await prefetch(
    { queryKey: costQueries.summary().queryKey, load: () => getCostSummary(ctx) },
    ...viewReads(ctx, search),
  );
  return (
    <HydrationBoundary state={state}>
      <CostClient canProtect={canProtect} />
    </HydrationBoundary>
  );
}

const fleet = { by: "fleet", key: "" } as const;

/** Only of the view that is open. */
function viewReads(ctx: ServiceContext, search: CostSearch): Prefetch[] {
  const { groups, ways, agentless, orphans } = viewLists(search);
  switch (search.view) {
    case "breakdown":
      return [
        { queryKey: costQueries.list(groups).queryKey, load: () => listCosts(ctx, groups) },
        { queryKey: costQueries.assumptions(fleet).queryKey, load: () => getAssumptions(ctx, fleet) },
      ];
    case "ways":
      return [{ queryKey: costQueries.ways(ways).queryKey, load: () => compareCostWays(ctx, ways) }];
    case "agentless":
      return [{ queryKey: costQueries.dearer(agentless).queryKey, load: () => listDearerAgentless(ctx, agentless) }];
    case "changes":
      return [{ queryKey: costQueries.changes().queryKey, load: () => getCostChange(ctx) }];
    case "orphans":
      return [{ queryKey: costQueries.orphans(orphans).queryKey, load: () => listOrphanCosts(ctx, orphans) }];
  }
}
