"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { PageSkeleton } from "#components/feedback/page-skeleton.tsx";
import { PointBudgetCard } from "#components/restore-point-budget/point-budget-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { overviewQueries } from "#lib/client/queries/overview.ts";
import type { OverviewDto } from "#lib/contracts/overview.ts";
import { FirstSteps, type FirstStepsMay, isSetUp } from "./_components/first-steps.tsx";
import { InventoryCard } from "./_components/inventory-card.tsx";
import { LatestJobs } from "./_components/latest-jobs.tsx";
import { NextRunsCard } from "./_components/next-runs-card.tsx";
import { OpenAlertsCard } from "./_components/open-alerts-card.tsx";
import { StatCards } from "./_components/stat-cards.tsx";
import { SuccessChart } from "./_components/success-chart.tsx";
import { SyncProblems } from "./_components/sync-problems.tsx";

export function OverviewClient({ may }: { may: FirstStepsMay }) {
  const timeZone = useTimeZone();
  const { data, error, refetch } = useQuery(overviewQueries.fleet({ timeZone }));
  if (!data) return error ? <LoadFailed error={error} onRetry={() => refetch()} /> : <PageSkeleton />;
  return (
    <div className="flex flex-col gap-5">
      <SyncProblems inventory={data.inventory} />
      {isSetUp(data) ? <Numbers overview={data} /> : <FirstRun overview={data} may={may} />}
    </div>
  );
}

function FirstRun({ overview, may }: { overview: OverviewDto; may: FirstStepsMay }) {
  return (
    <>
      <FirstSteps overview={overview} may={may} />
      <InventoryCard inventory={overview.inventory} />
    </>
  );
}

function Numbers({ overview }: { overview: OverviewDto }) {
  return (
    <>
      <StatCards counts={overview.counts} />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <SuccessChart days={overview.days} />
          <LatestJobs jobs={overview.latestJobs} />
          <PointBudgetCard />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <OpenAlertsCard />
          <NextRunsCard runs={overview.nextRuns} />
          <InventoryCard inventory={overview.inventory} />
        </div>
      </div>
    </>
  );
}

function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message, requestId } = toServiceError(error);
  return (
    <ErrorPanel
      title="The overview could not be loaded"
      meaning={message}
      ids={[{ label: "Request ID", value: requestId }]}
      actions={<Button onPress={onRetry}>Try again</Button>}
    />
  );
}
