"use client";

import { useQuery } from "@tanstack/react-query";
import { Server } from "lucide-react";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import type { ListRuleVmsInput, RuleVmPageDto } from "#lib/contracts/protection-rules.ts";
import { ruleOutcomes } from "#lib/domain/protection-rules/rule-outcome.ts";
import { outcomeWords } from "./outcome-words.ts";
import { RuleVmCard, ruleVmColumns } from "./rule-vm-columns.tsx";

type Search = Omit<ListRuleVmsInput, "ruleId">;
type RuleVmsProps = { ruleId: string; table: TableSearch<Search> };

/** Every VM that the rule matches or once took, with what it comes to for it. */
export function RuleVms({ ruleId, table: { search, update, clear } }: RuleVmsProps) {
  const query = useQuery(protectionRuleQueries.vms({ ruleId, ...search }));
  const clearFilters = () => clear(["search", "outcome"]);
  const { outcome } = search;
  return (
    <DataTable
      label="Virtual machines"
      columns={ruleVmColumns}
      query={query}
      rowId={(vm) => vm.vmId}
      rowName={(vm) => vm.name}
      rowHref={(vm) => `/vms/${vm.vmId}`}
      isFiltered={search.search !== undefined || outcome !== undefined}
      onClearFilters={clearFilters}
      onMove={(move) => update(move)}
      phoneCard={(vm) => <RuleVmCard vm={vm} />}
      toolbar={
        <TableToolbar
          search={{
            label: "Search by name or resource group",
            value: search.search,
            onChange: (text) => update({ search: text }, "replace"),
          }}
          filters={
            <FilterSelect
              label="Outcome"
              options={outcomeOptions(query.data)}
              value={outcome}
              onChange={(chosen) => update({ outcome: chosen })}
            />
          }
          chips={
            outcome
              ? [
                  {
                    id: "outcome",
                    label: `Outcome: ${outcomeWords[outcome].label}`,
                    onRemove: () => clear(["outcome"]),
                  },
                ]
              : []
          }
          onClearFilters={clearFilters}
        />
      }
      empty={
        <EmptyState icon={Server} title="No virtual machine matches now">
          The rule takes virtual machines as they come: after each look at Azure that finds something new, and every ten
          minutes.
        </EmptyState>
      }
    />
  );
}

const outcomeOptions = (page: RuleVmPageDto | undefined) =>
  ruleOutcomes.map((id) => ({
    id,
    label: `${outcomeWords[id].label} (${(page?.counts[id] ?? 0).toLocaleString("en-GB")})`,
  }));
