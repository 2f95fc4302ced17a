"use client";

import { useQuery } from "@tanstack/react-query";
import { Calculator } from "lucide-react";
import { useMemo } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import { commonTerms } from "#lib/client/what-if/from-terms.ts";
import { toBasis, totalOf, tryOn, withTerms } from "#lib/client/what-if/reckon-what-if.ts";
import { useSome, useWhatIf, type WhatIfState } from "#lib/client/what-if/use-what-if.ts";
import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import { selectionOf } from "#lib/contracts/what-if-search.ts";
import { summariseTotal } from "#lib/domain/cost/estimate-summary.ts";
import { compareTotals } from "#lib/domain/cost/what-if.ts";
import { ApplyLinks } from "./apply-links.tsx";
import { ChargesCard } from "./charges-card.tsx";
import { DataControls } from "./data-controls.tsx";
import { MonthsCard } from "./months-card.tsx";
import { PlaceControls } from "./place-controls.tsx";
import { PolicyControls } from "./policy-controls.tsx";
import { ResultBar } from "./result-bar.tsx";
import { ResultCard } from "./result-card.tsx";
import { SelectionBar } from "./selection-bar.tsx";

type WhatIfProps = { mayEditPolicies: boolean };

/** What other settings would cost, reckoned in the page by the server's own functions. */
export function WhatIf({ mayEditPolicies }: WhatIfProps) {
  const state = useWhatIf();
  const { data, error, refetch } = useQuery(whatIfQueries.basis(selectionOf(state.search)));
  return (
    <div className="flex flex-col gap-5">
      {state.problems.length > 0 && (
        <Banner tone="warning" title="The address says something that does not exist; it was left as it is">
          <ul>
            {state.problems.map((problem) => (
              <li key={problem} className="wrap-anywhere">
                {problem}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {data ? (
        <Loaded {...state} dto={data} mayEditPolicies={mayEditPolicies} />
      ) : error ? (
        <ErrorPanel
          title="There is nothing to reckon with"
          meaning={toServiceError(error).message}
          ids={[{ label: "Request ID", value: toServiceError(error).requestId }]}
          actions={
            <>
              <Button onPress={() => refetch()}>Try again</Button>
              <Button onPress={() => state.set({ by: "fleet", key: "", under: undefined })}>
                All virtual machines with a policy
              </Button>
            </>
          }
        />
      ) : (
        <Skeleton className="h-96" />
      )}
    </div>
  );
}

type LoadedProps = WhatIfState & WhatIfProps & { dto: WhatIfBasisDto };

function Loaded({ dto, mayEditPolicies, ...state }: LoadedProps) {
  const selection = useSome(state.search, ["by", "key", "under"]);
  return (
    <>
      <SelectionBar some={selection} set={state.set} basis={dto} />
      {dto.vms === 0 ? (
        <EmptyState icon={Calculator} title="No virtual machines to reckon with">
          Nothing of this selection is protected. Choose others, or all virtual machines as if they were newly
          protected.
        </EmptyState>
      ) : (
        <Reckoned {...state} dto={dto} mayEditPolicies={mayEditPolicies} />
      )}
    </>
  );
}

function Reckoned({ dto, mayEditPolicies, ...state }: LoadedProps) {
  const { search, set } = state;
  const policy = useSome(search, policyKeys);
  const data = useSome(search, ["used", "churn", "luns", "skus"]);
  const place = useSome(search, ["region", "redundancy", "copy"]);
  const basis = useMemo(() => toBasis(dto, search.by), [dto, search.by]);
  // Policies stay the same objects until what they say changes: what they hold is remembered by them.
  const kinds = useMemo(() => withTerms(basis, policy), [basis, policy]);
  const tried = useMemo(() => tryOn(kinds, basis, { ...data, ...place }), [kinds, basis, data, place]);
  const { currency } = dto.prices;
  const total = useMemo(() => totalOf(tried), [tried]);
  const before = useMemo(() => summariseTotal(basis.before, basis.beforeTotal, currency), [basis, currency]);
  const after = summariseTotal(tried.kinds, total, currency);
  const isChanged = saysSomething(search) || basis.start !== basis.before;
  const asIs = useMemo(() => commonTerms(basis.start.policies), [basis]);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-2">
        <PolicyControls some={policy} set={set} asIs={asIs} />
        <DataControls some={data} set={set} assumed={before.assumed} machines={basis.start.machines} />
        <PlaceControls some={place} set={set} regions={dto.regions} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
        <div className="z-20 max-lg:order-1 lg:sticky lg:top-4">
          <ResultCard before={before} after={after} isChanged={isChanged} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-3">
          {mayEditPolicies && <ApplyLinks search={search} policies={dto.policies} />}
          <ChargesCard change={compareTotals(basis.beforeTotal, total)} currency={currency} />
          <MonthsCard basis={basis} tried={tried} currency={currency} />
        </div>
      </div>
      <ResultBar before={before} after={after} isChanged={isChanged} />
    </div>
  );
}

const policyKeys = ["every", "window", "on", "instant", "daily", "weekly", "monthly", "yearly"] as const;

const saysSomething = ({ by: _, key: __, ...settings }: WhatIfState["search"]): boolean =>
  Object.keys(settings).length > 0;
