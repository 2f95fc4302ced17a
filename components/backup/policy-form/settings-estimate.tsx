"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { EstimateNote } from "#components/cost/estimate-note.tsx";
import { whatIfHref } from "#components/cost/what-if/what-if-href.ts";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import { searchOfTerms } from "#lib/client/what-if/from-terms.ts";
import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import type { PolicyTerms } from "#lib/domain/cost/cost-inputs.ts";
import { summariseEstimate } from "#lib/domain/cost/estimate-summary.ts";
import { underTerms, unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { applyChange } from "#lib/domain/cost/what-if.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import type { DiskRule, PolicySettings } from "#lib/domain/policy/policy-settings.ts";

type SettingsEstimateProps = {
  settings: PolicySettings;
  /** Of a policy that is edited: its VMs; null for a new one takes all that are there. */
  policyId: string | null;
};

/** What VMs would cost under settings that are not saved yet, as they are typed. */
export function SettingsEstimate({ settings, policyId }: SettingsEstimateProps) {
  const selection = policyId ? ({ by: "policy", key: policyId } as const) : ({ by: "inventory", key: "" } as const);
  const { data, error } = useQuery(whatIfQueries.basis(selection));
  const { luns, skus } = settings.excludeDisks;
  const href = whatIfHref({
    ...selection,
    ...searchOfTerms(settings),
    ...(luns.length > 0 && { luns }),
    ...(skus.length > 0 && { skus }),
  });
  return (
    <Card title="Estimated cost" {...(data && { description: descriptionOf(data, policyId) })}>
      {data ? (
        <Estimate basis={data} settings={settings} isNew={policyId === null} href={href} />
      ) : error ? (
        <p className="text-muted text-sm">{toServiceError(error).message}</p>
      ) : (
        <Skeleton className="h-11" />
      )}
    </Card>
  );
}

function descriptionOf({ vms }: WhatIfBasisDto, policyId: string | null): string {
  if (vms === 0) return "No virtual machine to reckon with.";
  return policyId
    ? `For its ${counted(vms, "virtual machine")}.`
    : `If ${vms === 1 ? "your virtual machine" : `all ${vms} virtual machines`} had this policy.`;
}

type EstimateProps = { basis: WhatIfBasisDto; settings: PolicySettings; isNew: boolean; href: string };

function Estimate({ basis, settings, isNew, href }: EstimateProps) {
  const kinds = useMemo(() => unpackKinds(basis.kinds), [basis]);
  // A form makes its settings anew with every letter, whatever field it is typed into.
  const { schedule, instantRetentionDays, retention, excludeDisks } = settings;
  const said = useDeferredValue(JSON.stringify({ terms: { schedule, instantRetentionDays, retention }, excludeDisks }));
  const estimate = useMemo(() => {
    const { terms, excludeDisks: left }: { terms: PolicyTerms; excludeDisks: DiskRule } = JSON.parse(said);
    const planned = isNew
      ? underTerms(kinds, terms)
      : { ...kinds, policies: kinds.policies.map((policy) => ({ ...policy, terms })) };
    return summariseEstimate(applyChange(planned, { excludeDisks: left }), { prices: basis.prices }, { inMonths: 12 });
  }, [kinds, basis, isNew, said]);
  if (basis.vms === 0) return null;
  return (
    <>
      <EstimateNote estimate={estimate} href={href} />
      {excludeDisks.tags.length > 0 && (
        <p className="mt-1 text-muted text-xs">
          Disks left out by tag are counted here; the effects shown before an edit is saved leave them out.
        </p>
      )}
    </>
  );
}
