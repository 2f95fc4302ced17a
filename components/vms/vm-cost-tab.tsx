"use client";

import { useQuery } from "@tanstack/react-query";
import { Calculator } from "lucide-react";
import { useState } from "react";
import { AssumptionsCard } from "#components/cost/assumptions-card.tsx";
import { CostLines } from "#components/cost/cost-lines.tsx";
import { EstimateNote } from "#components/cost/estimate-note.tsx";
import { MonthsView } from "#components/cost/months-view.tsx";
import { WaysComparison } from "#components/cost/ways-comparison.tsx";
import { whatIfHref } from "#components/cost/what-if/what-if-href.ts";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { costQueries } from "#lib/client/queries/cost.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import type { VmDetailDto } from "#lib/contracts/vms.ts";
import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import { summariseEstimate } from "#lib/domain/cost/estimate-summary.ts";
import { unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { monthByMonth } from "#lib/domain/cost/month-by-month.ts";

type VmCostTabProps = { vm: Pick<VmDetailDto, "id" | "name" | "protection" | "points">; canProtect: boolean };

/** What one VM costs: its charges, how that grows, what is assumed, and the other ways of protecting it. */
export function VmCostTab({ vm, canProtect }: VmCostTabProps) {
  const [copyTo, setCopyTo] = useState<string | null>(null);
  const part = { by: "vm", key: vm.id } as const;
  if (!vm.protection && vm.points.total === 0) return <NothingYet vmId={vm.id} />;
  return (
    <div className="flex flex-col gap-4">
      <EstimateCard vmId={vm.id} />
      <ChargesCard vmId={vm.id} />
      <AssumptionsCard part={part} canProtect={canProtect} />
      {vm.protection && (
        <section aria-labelledby="ways" className="flex flex-col gap-3">
          <h2 id="ways" className="font-semibold text-lg">
            Four ways to protect it
          </h2>
          <WaysComparison input={{ ...part, ...(copyTo && { copyTo }) }} onCopyTo={setCopyTo} />
        </section>
      )}
    </div>
  );
}

const hrefOf = (vmId: string): string => whatIfHref({ by: "vms", key: vmId });

function NothingYet({ vmId }: { vmId: string }) {
  return (
    <EmptyState
      icon={Calculator}
      title="Its backup costs nothing yet"
      actions={<LinkButton href={hrefOf(vmId)}>Open what-if</LinkButton>}
    >
      No restore point of it is held, and no policy takes any. The what-if says what protecting it would cost.
    </EmptyState>
  );
}

function EstimateCard({ vmId }: { vmId: string }) {
  const { data, error, refetch } = useQuery(whatIfQueries.basis({ by: "vms", key: vmId }));
  if (data) return <Estimated basis={data} vmId={vmId} />;
  if (!error) return <Skeleton className="h-80" />;
  return (
    <ErrorPanel
      title="The estimate could not be worked out"
      meaning={toServiceError(error).message}
      actions={<Button onPress={() => refetch()}>Try again</Button>}
    />
  );
}

function Estimated({ basis: { kinds: packed, prices }, vmId }: { basis: WhatIfBasisDto; vmId: string }) {
  const kinds = unpackKinds(packed);
  const months = monthByMonth(kinds, { prices });
  return (
    <Card title="Estimated cost">
      <div className="flex flex-col gap-4">
        <EstimateNote estimate={summariseEstimate(kinds, { prices }, { inMonths: 12 })} href={hrefOf(vmId)} />
        <MonthsView
          series={[{ name: "Expected a month", amounts: months.map(({ monthly }) => monthly.expected) }]}
          currency={prices.currency}
        />
      </div>
    </Card>
  );
}

function ChargesCard({ vmId }: { vmId: string }) {
  const { data, error } = useQuery(costQueries.reasons({ by: "vm", key: vmId }));
  return (
    <Card title="Charges" description="Each charge is its quantity times Azure's unit price." isFlush>
      {data && data.lines.length > 0 ? (
        <CostLines lines={data.lines} currency={data.currency} />
      ) : (
        <div className="px-5 pb-4 text-muted">
          {error ? (
            toServiceError(error).message
          ) : data ? (
            "No charge could be reckoned."
          ) : (
            <Skeleton className="h-24" />
          )}
        </div>
      )}
    </Card>
  );
}
