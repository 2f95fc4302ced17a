"use client";

import { FileX } from "lucide-react";
import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PriceSheetDto, SheetPrice } from "#lib/contracts/prices.ts";
import { unitWords } from "#lib/domain/cost/prices/price-words.ts";

const figure = (amount: number): string => amount.toLocaleString("en-GB", { maximumSignificantDigits: 6 });

/** "12 % less", beside the list price. */
function difference({ amount, listPrice }: SheetPrice): string {
  if (!listPrice) return "no list price";
  const percent = Math.round((amount / listPrice.amount - 1) * 1000) / 10;
  if (percent === 0) return "the same";
  return `${Math.abs(percent).toLocaleString("en-GB")} % ${percent < 0 ? "less" : "more"}`;
}

const columns: readonly Column<SheetPrice>[] = [
  { id: "region", header: "Region", cell: ({ region, isInUse }) => (isInUse ? region : `${region}, not in use`) },
  { id: "charge", header: "Charge", isRowHeader: true, cell: ({ charge }) => charge },
  {
    id: "price",
    header: "Price",
    align: "end",
    cell: ({ amount }) => <span className="tabular-nums">{figure(amount)}</span>,
  },
  { id: "unit", header: "Unit", hideBelow: "md", cell: ({ unit }) => unitWords[unit] },
  {
    id: "list",
    header: "List price",
    align: "end",
    cell: ({ listPrice }) => <span className="tabular-nums">{listPrice ? figure(listPrice.amount) : "–"}</span>,
  },
  { id: "difference", header: "Difference", align: "end", cell: difference },
];

type SheetPricesProps = { sheet: PriceSheetDto; error: unknown; refetch: () => unknown };

export function SheetPrices({ sheet, error, refetch }: SheetPricesProps) {
  const { prices, priceCount, currency } = sheet;
  return (
    <section aria-labelledby="prices" className="flex flex-col gap-3">
      <h2 id="prices" className="font-semibold text-lg">
        {priceCount.toLocaleString("en-GB")} {priceCount === 1 ? "price" : "prices"} in {currency}
      </h2>
      {prices.length < priceCount && (
        <p className="text-muted text-sm">The first {prices.length}, of regions in use before others.</p>
      )}
      <DataTable
        label="Prices"
        columns={columns}
        query={{ data: { rows: prices, next: null, previous: null }, error, isPlaceholderData: false, refetch }}
        rowId={({ region, charge }) => `${region} ${charge}`}
        rowName={({ region, charge }) => `${charge}, ${region}`}
        phoneCard={(row) => <PriceCard row={row} />}
        isFiltered={false}
        onClearFilters={() => undefined}
        empty={
          <EmptyState icon={FileX} title="None of its prices is in force">
            They begin later, or several rows give different prices for the same charge.
          </EmptyState>
        }
      />
    </section>
  );
}

function PriceCard({ row }: { row: SheetPrice }) {
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">{row.charge}</p>
      <p className="text-sm">
        <span className="tabular-nums">{figure(row.amount)}</span> {unitWords[row.unit]}, {difference(row)}
      </p>
      <p className="text-muted text-sm">
        {row.region}
        {!row.isInUse && ", not in use"}
      </p>
    </div>
  );
}
