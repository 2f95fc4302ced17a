import { writtenAs } from "#components/files/file-words.ts";
import { LeftOutRows } from "#components/files/left-out-rows.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { BillDto } from "#lib/contracts/actuals.ts";
import { countOf } from "#lib/domain/cost/in-words.ts";
import { billFormatWords } from "./bill-words.ts";

export function BillReadingCard({ bill: { reading, lineCount } }: { bill: BillDto }) {
  return (
    <Card title="How the file was read">
      <div className="flex flex-col gap-5">
        <DefinitionList
          columns={3}
          items={[
            { term: "Recognised as", value: billFormatWords[reading.format] },
            { term: "Written as", value: writtenAs(reading) },
            {
              term: "Rows",
              value: `${reading.rowsRead.toLocaleString("en-GB")} read, added up to ${countOf(lineCount, "charge")}`,
            },
          ]}
        />
        <LeftOutRows leftOut={reading.leftOut} />
      </div>
    </Card>
  );
}
