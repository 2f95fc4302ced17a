import { moneyChangeWords, moneyWords } from "#components/cost/money-words.ts";
import type { Column } from "#components/table/column.ts";
import type { FeeStepDto } from "#lib/contracts/fee-steps.ts";
import { type FeeStepKind, feeStepKinds } from "#lib/domain/cost/fee-steps.ts";
import { gibInWords } from "#lib/domain/cost/in-words.ts";

const kindWords: Record<FeeStepKind, string> = {
  GrowsSoon: "A little more costs more",
  LeaveOutDisk: "One disk less costs less",
};
export const feeStepKindOptions = feeStepKinds.map((id) => ({ id, label: kindWords[id] }));

export const feeStepColumns = (currency: string): readonly Column<FeeStepDto>[] => [
  {
    id: "vm",
    header: "Virtual machine",
    isRowHeader: true,
    cell: ({ name, resourceGroup }) => (
      <>
        {name}
        <span className="block font-normal text-muted text-xs">{resourceGroup}</span>
      </>
    ),
  },
  { id: "step", header: "Step", className: "min-w-64", cell: ({ sentence }) => sentence },
  {
    id: "size",
    header: "Provisioned",
    align: "end",
    hideBelow: "lg",
    cell: ({ provisionedGib }) => <span className="numeric">{gibInWords(provisionedGib)}</span>,
  },
  { id: "now", header: "Fee a month", align: "end", cell: ({ fee }) => (fee ? moneyWords(fee.now, currency) : "–") },
  {
    id: "change",
    header: "Beyond the step",
    align: "end",
    cell: ({ fee }) => (fee ? moneyChangeWords(fee.after - fee.now, currency) : "–"),
  },
];

/** A row on a phone. */
export function FeeStepCard({
  row: { name, resourceGroup, sentence, fee },
  currency,
}: {
  row: FeeStepDto;
  currency: string;
}) {
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">{name}</p>
      <p className="text-muted text-sm">{resourceGroup}</p>
      <p className="text-sm">{sentence}</p>
      {fee && (
        <p className="text-sm">
          {moneyWords(fee.now, currency)} a month, {moneyChangeWords(fee.after - fee.now, currency)} beyond the step
        </p>
      )}
    </div>
  );
}
