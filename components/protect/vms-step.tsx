"use client";

import { useQuery } from "@tanstack/react-query";
import { Server } from "lucide-react";
import { useState } from "react";
import { ReasonsDrawer } from "#components/eligibility/reasons-drawer.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { SelectionBar } from "#components/table/selection-bar.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import type { RowSelection } from "#components/table/use-selection.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useVmFilterChips, VmFilters, vmFilterKeys } from "#components/vms/vm-filters.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import { type ProtectSearch, protectListInput } from "#lib/contracts/protect-search.ts";
import { maxVmsPerCommand } from "#lib/contracts/protection.ts";
import type { VmRowDto } from "#lib/contracts/vms.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { type RequestableMode, requestableModes } from "#lib/domain/vm/consistency.ts";
import { candidateColumns } from "./candidate-columns.tsx";
import type { ProtectDraft } from "./protect-draft.ts";
import { SelectMatching } from "./select-matching.tsx";
import type { DraftStore } from "./use-protect-draft.ts";
import { whyNotProtectable } from "./why-not-protectable.ts";

type VmsStepProps = { table: TableSearch<ProtectSearch>; draft: ProtectDraft; change: DraftStore["change"] };

/** Every VM stays visible; one that cannot be protected is switched off and says why. */
export function VmsStep({ table: { search, update, clear }, draft, change }: VmsStepProps) {
  const [explained, setExplained] = useState<VmRowDto | null>(null);
  const modes = useModes(draft.policyId);
  const input = protectListInput(search);
  const query = useQuery(vmQueries.list(input));
  const chips = useVmFilterChips({ search: input, update });
  const reasonOf = (vm: VmRowDto) => whyNotProtectable(vm, modes);
  const selection = selectionOf(draft, change);
  const clearFilters = () => clear(vmFilterKeys);
  return (
    <>
      <DataTable
        label="Virtual machines"
        columns={candidateColumns(reasonOf, setExplained)}
        query={query}
        sort={{ value: search.sort, onChange: (sort) => update({ sort: sort as ProtectSearch["sort"] }) }}
        rowId={(vm) => vm.id}
        rowName={(vm) => vm.name}
        selection={selection}
        unselectableReason={reasonOf}
        isFiltered={chips.length > 0}
        onClearFilters={clearFilters}
        onMove={(move) => update(move)}
        toolbar={
          <>
            <TableToolbar
              search={{
                label: "Search by name or resource group",
                value: search.search,
                onChange: (text) => update({ search: text }, "replace"),
              }}
              filters={<VmFilters search={input} update={update} />}
              chips={chips}
              onClearFilters={clearFilters}
            />
            <SelectionBar count={draft.vmIds.length} onClear={selection.clear}>
              {draft.vmIds.length > maxVmsPerCommand && (
                <span className="text-danger text-sm">At most {maxVmsPerCommand} at a time.</span>
              )}
            </SelectionBar>
            <SelectMatching input={input} total={query.data?.total ?? 0} selection={selection} reasonOf={reasonOf} />
          </>
        }
        empty={
          <EmptyState
            icon={Server}
            title="No virtual machines yet"
            actions={<LinkButton href="/vms">Open inventory</LinkButton>}
          >
            Stillpoint shows virtual machines here once a connection to Azure has been read.
          </EmptyState>
        }
      />
      <ReasonsDrawer vm={explained} onClose={() => setExplained(null)} />
    </>
  );
}

/** A policy chosen on another page fixes the mode; without one a VM needs to qualify for any. */
function useModes(policyId: string | null): readonly RequestableMode[] {
  const { data } = useQuery({ ...policyQueries.one(policyId ?? ""), enabled: policyId !== null });
  return data ? [requestedModeOf(data.settings)] : requestableModes;
}

function selectionOf(draft: ProtectDraft, change: DraftStore["change"]): RowSelection<VmRowDto> {
  const chosen = new Set(draft.vmIds);
  return {
    rows: [],
    ids: draft.vmIds,
    has: (id) => chosen.has(id),
    set: (vms, isSelected) =>
      change((before) => {
        const ids = new Set(before.vmIds);
        for (const { id } of vms) {
          if (isSelected) ids.add(id);
          else ids.delete(id);
        }
        return { ...before, vmIds: [...ids] };
      }),
    clear: () => change((before) => ({ ...before, vmIds: [] })),
  };
}
