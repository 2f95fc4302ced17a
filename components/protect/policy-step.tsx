"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { useState } from "react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import { consistencyInWords, retentionInWords } from "#lib/domain/policy/policy-in-words.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";
import { type ProtectDraft, withPolicy } from "./protect-draft.ts";
import type { DraftStore } from "./use-protect-draft.ts";

type PolicyStepProps = { draft: ProtectDraft; change: DraftStore["change"]; createHref: string | null };

const shownPolicies = 200;

export function PolicyStep({ draft, change, createHref }: PolicyStepProps) {
  const [search, setSearch] = useState("");
  const { data, error } = useQuery(policyQueries.list({ limit: shownPolicies }));
  if (error && !data)
    return <ErrorPanel title="Policies could not be loaded" meaning={toServiceError(error).message} />;
  if (!data) return <Skeleton className="h-40" />;
  const create = createHref && (
    <LinkButton href={createHref} icon={<Plus aria-hidden />}>
      Create a new policy
    </LinkButton>
  );
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={CalendarClock} title="No policies yet" actions={create}>
        A policy says when restore points are taken and how long they stay. Your choice of virtual machines is kept
        while you create one.
      </EmptyState>
    );
  }
  const matching = data.rows.filter((row) => row.name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        {data.rows.length > 8 && (
          <SearchField
            aria-label="Search policies"
            placeholder="Search policies"
            value={search}
            onChange={setSearch}
            className="w-full sm:w-72"
          />
        )}
        {create}
      </div>
      <RadioGroup
        label="Existing policies"
        isCards
        options={matching.map(toOption)}
        value={draft.policyId}
        onChange={(policyId) => change((before) => withPolicy(before, policyId))}
      />
      {matching.length === 0 && <p className="text-muted">No policy has this in its name.</p>}
      {data.next && <p className="text-muted text-sm">The first {shownPolicies} policies by name are shown.</p>}
    </div>
  );
}

const toOption = ({ id, name, settings, associatedItems }: PolicySummaryDto) => ({
  id,
  label: name,
  description: [
    consistencyInWords(settings.consistencyType),
    `${scheduleInWords(settings.schedule)} (${settings.timeZone})`,
    retentionInWords(settings),
    `${associatedItems.toLocaleString("en-GB")} associated`,
  ].join(" · "),
});
