import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { feeStepQueries } from "#lib/client/queries/fee-steps.ts";
import { listFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { listFeeSteps } from "#lib/services/cost/list-fee-steps.ts";
import { FeeStepsClient } from "./client.tsx";

export const metadata: Metadata = { title: "Steps of the fee" };

export default async function FeeStepsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx } = await requireUser("view");
  const input = readSearch(listFeeStepsInput, await searchParams);
  const state = await prefetch({ queryKey: feeStepQueries.list(input).queryKey, load: () => listFeeSteps(ctx, input) });
  return (
    <HydrationBoundary state={state}>
      <PageHeader
        title="Steps of the fee"
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "Steps of the fee" }]}
        description="Azure Backup, agentless, charges its protected-instance fee in steps. For these VMs a little more raises it, or one disk less lowers it. Stillpoint's own restore points have no such fee."
      />
      <FeeStepsClient />
    </HydrationBoundary>
  );
}
