"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { BackupNowButton } from "#components/backup/backup-now-button.tsx";
import { PauseProtectionButton } from "#components/backup/pause-protection-button.tsx";
import { ResumeProtectionButton } from "#components/backup/resume-protection-button.tsx";
import { ReasonsDrawer } from "#components/eligibility/reasons-drawer.tsx";
import { InventoryFreshness } from "#components/inventory/inventory-freshness.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { SelectionBar } from "#components/table/selection-bar.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { useSelection } from "#components/table/use-selection.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { VmCard } from "#components/vms/vm-card.tsx";
import { vmColumns } from "#components/vms/vm-columns.tsx";
import { useVmFilterChips, VmFilters, vmFilterKeys } from "#components/vms/vm-filters.tsx";
import { VmsEmpty } from "#components/vms/vms-empty.tsx";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { VmRowDto } from "#lib/contracts/vms.ts";
import { vmSearch } from "./search-params.ts";

type VmsClientProps = { canProtect: boolean; canBackUp: boolean; canAdminister: boolean };

export function VmsClient({ canProtect, canBackUp, canAdminister }: VmsClientProps) {
  const { search, update, clear } = useTableSearch(vmSearch);
  const query = useQuery(vmQueries.list(search));
  const selection = useSelection<VmRowDto>((vm) => vm.id);
  const [explained, setExplained] = useState<VmRowDto | null>(null);
  const columns = useMemo(() => vmColumns(setExplained), []);
  const chips = useVmFilterChips({ search, update });
  const clearFilters = () => clear(vmFilterKeys);
  return (
    <>
      <InventoryFreshness canSync={canProtect} />
      <DataTable
        label="Virtual machines"
        columns={columns}
        query={query}
        rowId={(vm) => vm.id}
        rowName={(vm) => vm.name}
        rowHref={(vm) => `/vms/${vm.id}`}
        {...(canProtect || canBackUp ? { selection, unselectableReason: goneReason } : {})}
        phoneCard={(vm) => <VmCard vm={vm} />}
        sort={{ value: search.sort, onChange: (sort) => update({ sort: sort as typeof search.sort }) }}
        isFiltered={chips.length > 0}
        onClearFilters={clearFilters}
        onMove={(move) => update(move)}
        empty={<VmsEmpty canAdminister={canAdminister} />}
        toolbar={
          <>
            <TableToolbar
              search={{
                label: "Search by name or resource group",
                value: search.search,
                onChange: (text) => update({ search: text }, "replace"),
              }}
              filters={<VmFilters search={search} update={update} />}
              chips={chips}
              onClearFilters={clearFilters}
            />
            <SelectionBar count={selection.ids.length} onClear={selection.clear}>
              {canBackUp && <BackupNowButton vmIds={selection.ids} size="small" />}
              {canProtect && (
                <>
                  <PauseProtectionButton vmIds={selection.ids} what={vmsInWords(selection.ids.length)} size="small" />
                  <ResumeProtectionButton vmIds={selection.ids} size="small" />
                  <LinkButton
                    href={`/vms/protect?vm=${selection.ids.join(",")}`}
                    variant="primary"
                    size="small"
                    icon={<ShieldPlus aria-hidden />}
                  >
                    Configure backup
                  </LinkButton>
                </>
              )}
            </SelectionBar>
          </>
        }
      />
      <ReasonsDrawer vm={explained} onClose={() => setExplained(null)} />
    </>
  );
}

const vmsInWords = (count: number): string => (count === 1 ? "1 virtual machine" : `${count} virtual machines`);

const goneReason = (vm: VmRowDto): string | null => (vm.disappearedAt ? "Azure no longer lists it" : null);
