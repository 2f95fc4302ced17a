"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "#components/feedback/banner.tsx";
import { RuleButtons } from "#components/protection-rules/rule-actions/rule-buttons.tsx";
import { RuleFacts } from "#components/protection-rules/rule-facts.tsx";
import { RuleStateBadge } from "#components/protection-rules/rule-state-badge.tsx";
import { RuleVms } from "#components/protection-rules/rule-vms.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { ruleDetailSearch } from "./search-params.ts";

export function RuleClient({ ruleId, canEdit }: { ruleId: string; canEdit: boolean }) {
  const { data: rule } = useQuery(protectionRuleQueries.one(ruleId));
  const table = useTableSearch(ruleDetailSearch);
  if (!rule) return null;
  return (
    <>
      <PageHeader
        title={rule.name}
        crumbs={[{ label: "Protection rules", href: "/protection-rules" }, { label: rule.name }]}
        badge={<RuleStateBadge enabled={rule.enabled} />}
        actions={canEdit && <RuleButtons rule={rule} />}
      />
      <div className="flex flex-col gap-4">
        {!rule.enabled && (
          <Banner tone="info" title="This rule is off">
            It configures nothing. The outcomes below are what it would do if it were on.
          </Banner>
        )}
        <RuleFacts rule={rule} />
        <RuleVms ruleId={rule.id} table={table} />
      </div>
    </>
  );
}
