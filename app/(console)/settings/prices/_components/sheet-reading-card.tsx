import { writtenAs } from "#components/files/file-words.ts";
import { LeftOutRows } from "#components/files/left-out-rows.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { PriceSheetDto, SheetReading } from "#lib/contracts/prices.ts";

const formatWords: Record<SheetReading["format"], string> = {
  EnterpriseAgreement: "Azure price sheet, Enterprise Agreement",
  CustomerAgreement: "Azure price sheet, Customer Agreement",
  RetailPrices: "Rows of the Azure Retail Prices API",
  Stillpoint: "Stillpoint's own columns",
};

export function SheetReadingCard({ sheet: { reading, rowCount } }: { sheet: PriceSheetDto }) {
  const { format, rowsRead, leftOut } = reading;
  return (
    <Card title="How the file was read">
      <div className="flex flex-col gap-5">
        <DefinitionList
          columns={3}
          items={[
            { term: "Recognised as", value: formatWords[format] },
            { term: "Written as", value: writtenAs(reading) },
            {
              term: "Rows",
              value: `${rowsRead.toLocaleString("en-GB")} read, ${rowCount.toLocaleString("en-GB")} kept`,
            },
          ]}
        />
        <LeftOutRows leftOut={leftOut} />
      </div>
    </Card>
  );
}
