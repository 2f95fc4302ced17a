"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { NextRuns } from "#components/backup/next-runs.tsx";
import { PointsMeter } from "#components/backup/points-meter.tsx";
import { PolicyFacts } from "#components/backup/policy-facts.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import { AssociatedItems } from "./_components/associated-items.tsx";

export function PolicyClient({ policyId, canProtect }: { policyId: string; canProtect: boolean }) {
  const { data: policy } = useQuery(policyQueries.one(policyId));
  return policy ? <PolicyView policy={policy} canProtect={canProtect} /> : null;
}

function PolicyView({ policy, canProtect }: { policy: PolicyDto; canProtect: boolean }) {
  const { settings } = policy;
  const { data: general } = useQuery(settingsQueries.current());
  return (
    <>
      <PageHeader
        title={policy.name}
        crumbs={[{ label: "Policies", href: "/policies" }, { label: policy.name }]}
        badge={<Badge icon={null}>Version {policy.version}</Badge>}
        description={
          <>
            Saved by {policy.versionCreatedBy} on <Instant at={policy.versionCreatedAt} />
          </>
        }
        actions={
          canProtect && (
            <LinkButton href={`/vms/protect?policy=${policy.id}`} variant="primary" icon={<Plus aria-hidden />}>
              Configure backup
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Settings">
            <PolicyFacts settings={settings} />
          </Card>
          <AssociatedItems policyId={policy.id} canProtect={canProtect} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Restore points in the steady state">
            {general && <PointsMeter settings={settings} binDays={general.binDays} />}
          </Card>
          <Card title="Next ten runs">
            <NextRuns schedule={settings.schedule} timeZone={settings.timeZone} />
          </Card>
        </div>
      </div>
    </>
  );
}
