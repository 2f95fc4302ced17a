"use client";

import { useQuery } from "@tanstack/react-query";
import { AnswerCards } from "#components/cost/answer-cards.tsx";
import { AssumptionsCard } from "#components/cost/assumptions-card.tsx";
import { DearerTable } from "#components/cost/dearer-table.tsx";
import { FurtherPages } from "#components/cost/further-pages.tsx";
import { OrphanTable } from "#components/cost/orphan-table.tsx";
import { TotalCard } from "#components/cost/total-card.tsx";
import { UnpricedNotice } from "#components/cost/unpriced-notice.tsx";
import { WaysComparison } from "#components/cost/ways-comparison.tsx";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { costQueries } from "#lib/client/queries/cost.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { CostSummaryDto } from "#lib/contracts/cost-report.ts";
import { ChangesView } from "./_components/changes-view.tsx";
import { CostSkeleton } from "./_components/cost-skeleton.tsx";
import { CostTable } from "./_components/cost-table.tsx";
import { NoCost } from "./_components/no-cost.tsx";
import { type CostView, costSearch } from "./search-params.ts";
import { viewLists } from "./view-lists.ts";

export function CostClient({ canProtect }: { canProtect: boolean }) {
  const { data: summary, error, refetch } = useQuery(costQueries.summary());
  if (!summary) return error ? <LoadFailed error={error} onRetry={() => refetch()} /> : <CostSkeleton />;
  if (summary.vms === 0 && summary.orphans.points === 0) return <NoCost />;
  return (
    <div className="flex flex-col gap-5">
      <TotalCard summary={summary} />
      <UnpricedNotice {...summary} />
      <AnswerCards summary={summary} />
      <CostViews summary={summary} canProtect={canProtect} />
      <FurtherPages />
    </div>
  );
}

function CostViews({ summary, canProtect }: { summary: CostSummaryDto; canProtect: boolean }) {
  const table = useTableSearch(costSearch);
  const { search, update } = table;
  const lists = viewLists(search);
  return (
    <Tabs<CostView>
      label="Views of the cost"
      selectedId={search.view}
      onSelect={(view) => update({ view, search: null, sort: null, kind: null }, "replace")}
      tabs={[
        {
          id: "breakdown",
          label: "Breakdown",
          content: (
            <div className="flex flex-col gap-5">
              <CostTable table={table} input={lists.groups} />
              <AssumptionsCard part={{ by: "fleet", key: "" }} canProtect={canProtect} />
            </div>
          ),
        },
        {
          id: "ways",
          label: "Four ways",
          content: <WaysComparison input={lists.ways} onCopyTo={(copyTo) => update({ copyTo })} />,
        },
        {
          id: "agentless",
          label: "Dearer agentless",
          count: summary.dearerAgentless.vms,
          content: <DearerTable table={table} input={lists.agentless} />,
        },
        { id: "changes", label: "What changed", content: <ChangesView /> },
        { id: "orphans", label: "Orphans", content: <OrphanTable table={table} input={lists.orphans} /> },
      ]}
    />
  );
}

function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message, requestId } = toServiceError(error);
  return (
    <ErrorPanel
      title="The cost could not be estimated"
      meaning={message}
      ids={[{ label: "Request ID", value: requestId }]}
      actions={<Button onPress={onRetry}>Try again</Button>}
    />
  );
}
