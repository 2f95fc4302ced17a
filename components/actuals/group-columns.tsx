import { Amount } from "#components/cost/amount.tsx";
import { moneyChangeWords, moneyWords } from "#components/cost/money-words.ts";
import type { Column } from "#components/table/column.ts";
import type { ComparedGroupDto } from "#lib/contracts/actuals.ts";
import { gibInWords, shareInWords } from "#lib/domain/cost/in-words.ts";

const groupName = ({ resourceGroup }: ComparedGroupDto): string => resourceGroup || "Without a resource group";

export const groupColumns = (currency: string): readonly Column<ComparedGroupDto>[] => [
  {
    id: "name",
    header: "Resource group",
    sortKey: "name",
    isRowHeader: true,
    className: "min-w-56 max-w-96",
    cell: (row) => (
      <>
        <span className="wrap-anywhere">{groupName(row)}</span>
        <span className="block font-normal text-muted text-xs">{row.subscriptionName}</span>
        {row.notes.map((note) => (
          <span key={note} className="block whitespace-normal font-normal text-muted text-xs">
            {note}
          </span>
        ))}
      </>
    ),
  },
  {
    id: "billed",
    header: "Billed",
    sortKey: "billed",
    sortsDescendingFirst: true,
    align: "end",
    cell: (row) => <Billed row={row} currency={currency} />,
  },
  {
    id: "estimated",
    header: "Estimated",
    sortKey: "estimated",
    sortsDescendingFirst: true,
    align: "end",
    cell: (row) => <Estimated row={row} currency={currency} />,
  },
  {
    id: "difference",
    header: "Difference",
    sortKey: "difference",
    sortsDescendingFirst: true,
    align: "end",
    cell: ({ difference }) => (difference === null ? "–" : moneyChangeWords(difference, currency)),
  },
  {
    id: "fit",
    header: "Fits used",
    align: "end",
    hideBelow: "lg",
    cell: ({ fittedUsedRatio }) => (fittedUsedRatio ? shareInWords(fittedUsedRatio.expected) : "–"),
  },
  {
    id: "others",
    header: "Other charges",
    align: "end",
    hideBelow: "lg",
    cell: ({ otherCharges }) =>
      otherCharges.length === 0
        ? "–"
        : moneyWords(
            otherCharges.reduce((sum, { cost }) => sum + cost, 0),
            currency,
          ),
  },
];

type CellProps = { row: ComparedGroupDto; currency: string };

function Billed({ row: { billed, billedGib }, currency }: CellProps) {
  if (billed === null) return "–";
  return (
    <span className="numeric block whitespace-nowrap">
      {moneyWords(billed, currency)}
      {billedGib !== null && <span className="block text-2xs text-muted">{gibInWords(billedGib)}</span>}
    </span>
  );
}

function Estimated({ row: { estimated, estimatedGib }, currency }: CellProps) {
  if (!estimatedGib) return "–";
  return (
    <>
      {estimated && <Amount range={estimated} currency={currency} />}
      <span className="numeric block text-2xs text-muted">{gibInWords(estimatedGib.expected)}</span>
    </>
  );
}

/** A row on a phone. */
export function GroupCard({ row, currency }: CellProps) {
  const { difference, notes, subscriptionName } = row;
  return (
    <div className="flex flex-col gap-1">
      <p className="wrap-anywhere font-medium">{groupName(row)}</p>
      <p className="text-muted text-sm">{subscriptionName}</p>
      <dl className="grid grid-cols-3 gap-3 text-sm">
        {(
          [
            ["Billed", <Billed key="billed" row={row} currency={currency} />],
            ["Estimated", <Estimated key="estimated" row={row} currency={currency} />],
            ["Difference", difference === null ? "–" : moneyChangeWords(difference, currency)],
          ] as const
        ).map(([term, value]) => (
          <div key={term}>
            <dt className="text-muted text-xs">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="text-muted text-sm">
          {note}
        </p>
      ))}
    </div>
  );
}
