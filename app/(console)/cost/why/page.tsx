import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { costQueries } from "#lib/client/queries/cost.ts";
import { type CostPartOfFleet, compareCostInput, costPartOfFleet } from "#lib/contracts/cost-report.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { compareCostWays } from "#lib/services/cost/compare-cost-ways.ts";
import { explainCost } from "#lib/services/cost/explain-cost.ts";
import { getAssumptions } from "#lib/services/cost/get-assumptions.ts";
import { Refusal } from "#lib/services/errors.ts";
import { WhyClient } from "./client.tsx";

export const metadata: Metadata = { title: "Why it costs that" };

export default async function WhyPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const search = readSearch(compareCostInput, await searchParams);
  const part = costPartOfFleet.parse(search);
  const reasons = await reasonsOf(ctx, part);
  const state = await prefetch(
    { queryKey: costQueries.reasons(part).queryKey, load: async () => reasons },
    { queryKey: costQueries.assumptions(part).queryKey, load: () => getAssumptions(ctx, part) },
    { queryKey: costQueries.ways(search).queryKey, load: () => compareCostWays(ctx, search) },
  );
  return (
    <HydrationBoundary state={state}>
      <WhyClient part={part} canProtect={userMay(user, "protect")} />
    </HydrationBoundary>
  );
}

async function reasonsOf(ctx: ServiceContext, part: CostPartOfFleet) {
  try {
    return await explainCost(ctx, part);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}
