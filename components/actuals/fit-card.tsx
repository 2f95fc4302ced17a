"use client";

import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { useTakeBillFit } from "#lib/client/commands/actuals.ts";
import type { BillFitDto, TakeBillFitInput } from "#lib/contracts/actuals.ts";
import { countOf, gibInWords, rangeInWords, shareInWords } from "#lib/domain/cost/in-words.ts";
import { monthWords } from "./bill-words.ts";

type FitCardProps = { fit: BillFitDto; month: string; canAssume: boolean };

/** What the bill says about what Azure does not tell: how full disks are, or how much of them changes. */
export function FitCard({ fit, month, canAssume }: FitCardProps) {
  const { usedRatio, dailyChurnRatio, assumedUsedRatio, billedGib, provisionedGib, groups } = fit;
  return (
    <Card
      title={`The bill fits disks that are ${shareInWords(usedRatio.expected)} used`}
      description={`${monthWords(month)}: ${gibInWords(billedGib)} billed on an average day, for ${gibInWords(provisionedGib)} provisioned, in ${countOf(groups, "resource group")} where bill and ledger are of the same points. Estimates take ${shareInWords(assumedUsedRatio)} as used.`}
    >
      <ul className="flex flex-col gap-4">
        <Fitted
          sentence={`If what changes a day is as assumed, the disks are ${rangeInWords(usedRatio, shareInWords)} used.`}
          action="Assume this used ratio"
          input={canAssume ? { month, value: "usedRatio" } : null}
        />
        {dailyChurnRatio ? (
          <Fitted
            sentence={`If the disks are as full as assumed, ${rangeInWords(dailyChurnRatio, shareInWords)} of what is used changes a day.`}
            action="Assume this daily change"
            input={canAssume ? { month, value: "dailyChurnRatio" } : null}
          />
        ) : (
          <li className="text-muted text-sm">
            No daily change explains the bill if the disks are as full as assumed: it is their used ratio that is off.
          </li>
        )}
      </ul>
      <p className="mt-4 text-muted text-sm">
        Snapshots that somebody made by hand have the same meter: where there are such, the bill says too much.
      </p>
    </Card>
  );
}

type FittedProps = { sentence: string; action: string; input: TakeBillFitInput | null };

function Fitted({ sentence, action, input }: FittedProps) {
  const command = useTakeBillFit();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="min-w-0 flex-1 basis-72">{sentence}</p>
      {input && (
        <Button size="small" isPending={command.isPending} onPress={() => command.run(input)}>
          {action}
        </Button>
      )}
    </li>
  );
}
