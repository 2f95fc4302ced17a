"use client";

import { Globe } from "lucide-react";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PricesDto, RegionPricesDto, UnpricedCharge } from "#lib/contracts/prices.ts";

const columns: readonly Column<RegionPricesDto>[] = [
  {
    id: "region",
    header: "Region",
    isRowHeader: true,
    cell: ({ region }) => <span className="font-medium">{region}</span>,
  },
  { id: "vms", header: "Virtual machines", align: "end", hideBelow: "md", cell: (row) => <VmCount row={row} /> },
  { id: "origin", header: "List prices", cell: (row) => <OriginBadge row={row} /> },
  { id: "asOf", header: "As of", cell: ({ asOf }) => <RelativeTime at={asOf} /> },
  { id: "priced", header: "Charges with a price", align: "end", cell: ({ pricedCount }) => pricedCount },
  {
    id: "unpriced",
    header: "Charges without a price",
    isInteractive: true,
    className: "min-w-64",
    cell: (row) => <Unpriced row={row} />,
  },
];

type RegionTableProps = { prices: PricesDto; error: unknown; refetch: () => unknown };

export function RegionTable({ prices, error, refetch }: RegionTableProps) {
  return (
    <section aria-labelledby="regions" className="flex flex-col gap-3">
      <h2 id="regions" className="font-semibold text-lg">
        Regions
      </h2>
      <DataTable
        label="Regions"
        columns={columns}
        query={{ data: { rows: prices.regions, next: null, previous: null }, error, isPlaceholderData: false, refetch }}
        rowId={({ region }) => region}
        rowName={({ region }) => region}
        phoneCard={(row) => <RegionCard row={row} />}
        isFiltered={false}
        onClearFilters={() => undefined}
        empty={
          <EmptyState icon={Globe} title="No region is in use">
            Prices are read for the regions of your virtual machines, and for those that you name below.
          </EmptyState>
        }
      />
    </section>
  );
}

function RegionCard({ row }: { row: RegionPricesDto }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">{row.region}</span>
        <OriginBadge row={row} />
      </div>
      <p className="text-muted text-sm">
        {row.pricedCount === 0 ? "No charge has a price" : `${row.pricedCount} charges with a price`}
        {row.asOf && (
          <>
            , as of <RelativeTime at={row.asOf} />
          </>
        )}
      </p>
      {row.pricedCount > 0 && row.unpriced.length > 0 && (
        <div className="flex flex-wrap items-start gap-x-2 text-muted text-sm">
          Without a price: <Unpriced row={row} />
        </div>
      )}
    </div>
  );
}

const VmCount = ({ row }: { row: RegionPricesDto }) =>
  row.vmCount === 0 && row.isExtra ? (
    <span className="text-muted">asked for</span>
  ) : (
    row.vmCount.toLocaleString("en-GB")
  );

function OriginBadge({ row: { origin, problems } }: { row: RegionPricesDto }) {
  if (origin === null) return <Badge tone="danger">No price known</Badge>;
  if (origin === "SeedTable") return <Badge tone="warning">Seed table</Badge>;
  return problems.length > 0 ? <Badge tone="warning">Earlier prices stay</Badge> : <Badge tone="success">Azure</Badge>;
}

function Unpriced({ row: { unpriced, pricedCount } }: { row: RegionPricesDto }) {
  if (unpriced.length === 0) return <span className="text-muted">None</span>;
  if (pricedCount === 0) return <span className="text-muted">All</span>;
  const byReason = Map.groupBy(unpriced, ({ reason }) => reason);
  return (
    <Disclosure title={`${unpriced.length} ${unpriced.length === 1 ? "charge" : "charges"}`}>
      {[...byReason].map(([reason, charges]) => (
        <div key={reason} className="mb-2 text-sm last:mb-0">
          <p className="text-muted">{reason}</p>
          <ul className="list-disc pl-4">
            {condensed(charges).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
    </Disclosure>
  );
}

/** Tiers of disks that lack a price together are one line: "Managed disks ZRS: P1, P2". */
function condensed(charges: readonly UnpricedCharge[]): string[] {
  const tiersByRedundancy = new Map<string, string[]>();
  const others: string[] = [];
  for (const { charge } of charges) {
    const [, tier, redundancy] = /^Managed disk (\S+) (\S+)$/.exec(charge) ?? [];
    if (!tier || !redundancy) others.push(charge);
    else tiersByRedundancy.set(redundancy, [...(tiersByRedundancy.get(redundancy) ?? []), tier]);
  }
  const disks = [...tiersByRedundancy].map(([redundancy, tiers]) => `Managed disks ${redundancy}: ${tiers.join(", ")}`);
  return [...others, ...disks];
}
