"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { ExportPolicyDialog } from "#components/backup/policy-file/export-policy-dialog.tsx";
import { AssociatedItems } from "#components/backup/policy-tabs/associated-items.tsx";
import { PolicyOverview } from "#components/backup/policy-tabs/policy-overview.tsx";
import { PolicyVersions } from "#components/backup/policy-tabs/policy-versions.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import { type PolicyTab, policyDetailSearch } from "./search-params.ts";
import { tabLists } from "./tab-lists.ts";

type PolicyClientProps = { policyId: string; canProtect: boolean; canEdit: boolean };

export function PolicyClient({ policyId, ...rights }: PolicyClientProps) {
  const { data: policy } = useQuery(policyQueries.one(policyId));
  return policy ? <PolicyView policy={policy} {...rights} /> : null;
}

function PolicyView({ policy, ...rights }: { policy: PolicyDto } & Omit<PolicyClientProps, "policyId">) {
  const { search, update } = useTableSearch(policyDetailSearch);
  const lists = tabLists(policy.id, search);
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
        actions={<PolicyActions policy={policy} {...rights} />}
      />
      <Tabs<PolicyTab>
        label={`About ${policy.name}`}
        selectedId={search.tab}
        onSelect={(tab) => update({ tab, older: null, newer: null }, "replace")}
        tabs={[
          { id: "overview", label: "Overview", content: <PolicyOverview id={policy.id} settings={policy.settings} /> },
          {
            id: "items",
            label: "Associated items",
            count: policy.associatedItems,
            content: <AssociatedItems policy={policy} list={lists.items} onMove={update} {...rights} />,
          },
          {
            id: "versions",
            label: "Versions",
            count: policy.version,
            content: (
              <PolicyVersions
                policy={policy}
                list={lists.versions}
                compared={search}
                update={update}
                canEdit={rights.canEdit}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function PolicyActions({ policy, canProtect, canEdit }: { policy: PolicyDto } & Omit<PolicyClientProps, "policyId">) {
  const [isExporting, setIsExporting] = useState(false);
  return (
    <>
      <Button icon={<Download aria-hidden />} onPress={() => setIsExporting(true)}>
        Export
      </Button>
      {canEdit && (
        <LinkButton href={`/policies/${policy.id}/edit`} icon={<Pencil aria-hidden />}>
          Edit
        </LinkButton>
      )}
      {canProtect && (
        <LinkButton href={`/vms/protect?policy=${policy.id}`} variant="primary" icon={<Plus aria-hidden />}>
          Configure backup
        </LinkButton>
      )}
      <ExportPolicyDialog policy={policy} isOpen={isExporting} onOpenChange={setIsExporting} />
    </>
  );
}
