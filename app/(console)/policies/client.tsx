"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { useMemo } from "react";
import {
  PolicyCellConsistency,
  PolicyCellEstimate,
  PolicyCellRetention,
  PolicyCellSchedule,
} from "#components/backup/policy-cells.tsx";
import { restsOnWords } from "#components/cost/estimate-words.ts";
import { whatIfHref } from "#components/cost/what-if/what-if-href.ts";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { TableToolbar } from "#components/table/table-toolbar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import type { PolicyEstimatesDto } from "#lib/contracts/what-if.ts";
import { policySearch } from "./search-params.ts";

const columnsWith = (estimates: PolicyEstimatesDto | undefined): Column<PolicySummaryDto>[] => [
  { id: "name", header: "Name", isRowHeader: true, cell: (row) => row.name, className: "min-w-40" },
  { id: "consistency", header: "Consistency type", cell: (row) => <PolicyCellConsistency {...row} /> },
  { id: "schedule", header: "Schedule", cell: (row) => <PolicyCellSchedule {...row} />, hideBelow: "sm" },
  { id: "retention", header: "Retention", cell: (row) => <PolicyCellRetention {...row} />, hideBelow: "lg" },
  {
    id: "cost",
    header: "Estimate a month",
    cell: (row) => <PolicyCellEstimate policy={row} estimates={estimates} />,
    align: "end",
    hideBelow: "sm",
  },
  { id: "items", header: "Associated items", cell: (row) => row.associatedItems.toLocaleString("en-GB"), align: "end" },
];

export function PoliciesClient({ canCreate }: { canCreate: boolean }) {
  const { search, update, clear } = useTableSearch(policySearch);
  const query = useQuery(policyQueries.list(search));
  const clearFilters = () => clear(["search"]);
  const policyIds = query.data?.rows.map(({ id }) => id) ?? [];
  const { data: estimates } = useQuery({ ...whatIfQueries.policies(policyIds), enabled: policyIds.length > 0 });
  const columns = useMemo(() => columnsWith(estimates), [estimates]);
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        label="Policies"
        columns={columns}
        query={query}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/policies/${row.id}`}
        isFiltered={search.search !== undefined}
        onClearFilters={clearFilters}
        onMove={(move) => update(move)}
        phoneCard={(row) => <PolicyCard row={row} />}
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
        empty={<NoPolicies canCreate={canCreate} />}
      />
      {estimates && estimates.rows.length > 0 && (
        <p className="text-muted text-xs text-pretty">
          Estimates are for a month in twelve months, {restsOnWords(estimates)}.{" "}
          <TextLink href={whatIfHref({})}>Open what-if</TextLink>
        </p>
      )}
    </div>
  );
}

function PolicyCard({ row }: { row: PolicySummaryDto }) {
  return (
    <span className="flex flex-col gap-0.5 text-sm">
      <span className="font-medium text-base wrap-anywhere">{row.name}</span>
      <span className="text-muted">
        <PolicyCellConsistency {...row} />
      </span>
      <span className="text-muted">
        <PolicyCellSchedule {...row} />
      </span>
      <span className="text-muted">
        <PolicyCellRetention {...row} /> · {row.associatedItems.toLocaleString("en-GB")} associated
      </span>
    </span>
  );
}

function NoPolicies({ canCreate }: { canCreate: boolean }) {
  return (
    <EmptyState
      icon={CalendarClock}
      title="No policies yet"
      actions={
        canCreate && (
          <LinkButton href="/policies/new" variant="primary" icon={<Plus aria-hidden />}>
            Create policy
          </LinkButton>
        )
      }
    >
      A policy says when restore points are taken, how consistent they are, and how long they stay. Create one, then
      configure backup for virtual machines with it.
      {!canCreate && " Only an administrator can create one."}
    </EmptyState>
  );
}
