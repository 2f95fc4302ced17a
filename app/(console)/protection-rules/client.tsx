"use client";

import { useQuery } from "@tanstack/react-query";
import { Filter, Plus } from "lucide-react";
import { RuleCard, ruleColumns } from "#components/protection-rules/rule-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { ruleSearch } from "./search-params.ts";

export function ProtectionRulesClient({ canEdit }: { canEdit: boolean }) {
  const { search, update, clear } = useTableSearch(ruleSearch);
  const query = useQuery(protectionRuleQueries.list(search));
  const clearFilters = () => clear(["search"]);
  return (
    <DataTable
      label="Protection rules"
      columns={ruleColumns}
      query={query}
      rowId={(rule) => rule.id}
      rowName={(rule) => rule.name}
      rowHref={(rule) => `/protection-rules/${rule.id}`}
      isFiltered={search.search !== undefined}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      phoneCard={(rule) => <RuleCard rule={rule} />}
      toolbar={
        <TableToolbar
          search={{
            label: "Search by name",
            value: search.search,
            onChange: (text) => update({ search: text }, "replace"),
          }}
          onClearFilters={clearFilters}
        />
      }
      empty={<NoRules canEdit={canEdit} />}
    />
  );
}

function NoRules({ canEdit }: { canEdit: boolean }) {
  return (
    <EmptyState
      icon={Filter}
      title="No protection rules yet"
      actions={
        canEdit && (
          <LinkButton href="/protection-rules/new" variant="primary" icon={<Plus aria-hidden />}>
            Create rule
          </LinkButton>
        )
      }
    >
      A rule puts every virtual machine that it matches under a policy, also those that Azure gets tomorrow: by tag,
      name, subscription, resource group or region. What a person protected by hand stays as it is.
      {!canEdit && " Only an administrator can create one."}
    </EmptyState>
  );
}
