import { Amount } from "#components/cost/amount.tsx";
import { moneyRangeWords, moneyWords } from "#components/cost/money-words.ts";
import type { Column } from "#components/table/column.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { CostGrouping, CostRowDto } from "#lib/contracts/cost-report.ts";
import { groupingWords } from "./grouping-words.ts";

export function costColumns(by: CostGrouping, currency: string): Column<CostRowDto>[] {
  const name: Column<CostRowDto> = {
    id: "name",
    header: groupingWords[by].one,
    sortKey: "name",
    isRowHeader: true,
    className: "min-w-40",
    cell: (row) => <Name row={row} />,
  };
  const vms: Column<CostRowDto> = {
    id: "vms",
    header: "Virtual machines",
    sortKey: "vms",
    sortsDescendingFirst: true,
    align: "end",
    hideBelow: "md",
    cell: (row) => row.vms.toLocaleString("en-GB"),
  };
  const amounts: Column<CostRowDto>[] = [
    {
      id: "now",
      header: "A month now",
      sortKey: "now",
      sortsDescendingFirst: true,
      align: "end",
      cell: (row) => <RowAmount row={row} when="now" currency={currency} />,
    },
    {
      id: "in12Months",
      header: "In 12 months",
      sortKey: "in12Months",
      sortsDescendingFirst: true,
      align: "end",
      cell: (row) => <RowAmount row={row} when="in12Months" currency={currency} />,
    },
  ];
  return by === "vm" || by === "charge" ? [name, ...amounts] : [name, vms, ...amounts];
}

function Name({ row: { name, place, unpricedVms, vms } }: { row: CostRowDto }) {
  return (
    <span className="flex flex-col items-start gap-0.5">
      <span className="wrap-anywhere">{name}</span>
      {place && <span className="font-normal text-muted text-xs">{place}</span>}
      {unpricedVms > 0 && (
        <Badge tone="warning">
          {vms === 1 ? "Price missing" : `Price missing for ${unpricedVms.toLocaleString("en-GB")}`}
        </Badge>
      )}
    </span>
  );
}

type RowAmountProps = { row: CostRowDto; when: "now" | "in12Months"; currency: string };

/** Nothing at all is not an amount where every price is missing. */
const RowAmount = ({ row, when, currency }: RowAmountProps) => (
  <Amount range={row[when].high === 0 && row.unpricedVms >= row.vms ? null : row[when]} currency={currency} />
);

export function CostRowCard({ row, currency }: { row: CostRowDto; currency: string }) {
  const { now, in12Months, vms } = row;
  return (
    <span className="flex flex-col gap-1 text-sm">
      <span className="font-medium text-base">
        <Name row={row} />
      </span>
      <span className="numeric">
        {moneyWords(now.expected, currency)} a month now{" "}
        <span className="text-muted">({moneyRangeWords(now, currency)})</span>
      </span>
      <span className="text-muted">
        {moneyWords(in12Months.expected, currency)} in 12 months
        {vms > 1 && ` · ${vms.toLocaleString("en-GB")} VMs`}
      </span>
    </span>
  );
}
