import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { PriceSheetDto, SheetReading } from "#lib/contracts/prices.ts";

const formatWords: Record<SheetReading["format"], string> = {
  EnterpriseAgreement: "Azure price sheet, Enterprise Agreement",
  CustomerAgreement: "Azure price sheet, Customer Agreement",
  RetailPrices: "Rows of the Azure Retail Prices API",
  Stillpoint: "Stillpoint's own columns",
};

const delimiterWords: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

export function SheetReadingCard({ sheet: { reading, rowCount } }: { sheet: PriceSheetDto }) {
  const { format, encoding, delimiter, rowsRead, leftOut } = reading;
  const layout = delimiter === null ? "JSON" : `CSV with ${delimiterWords[delimiter] ?? delimiter}`;
  return (
    <Card title="How the file was read">
      <div className="flex flex-col gap-5">
        <DefinitionList
          columns={3}
          items={[
            { term: "Recognised as", value: formatWords[format] },
            { term: "Written as", value: `${layout}, ${encoding}` },
            {
              term: "Rows",
              value: `${rowsRead.toLocaleString("en-GB")} read, ${rowCount.toLocaleString("en-GB")} kept`,
            },
          ]}
        />
        <div className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">Rows left out</h3>
          {leftOut.length === 0 ? (
            <p className="text-muted text-sm">None.</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {leftOut.map(({ reason, count, examples }) => (
                <li key={reason}>
                  <Disclosure title={`${reason}: ${count.toLocaleString("en-GB")}`}>
                    <ul className="list-disc pl-8 text-muted text-sm">
                      {[...new Set(examples)].map((example) => (
                        <li key={example} className="wrap-anywhere">
                          {example || "A row without names"}
                        </li>
                      ))}
                    </ul>
                  </Disclosure>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Card>
  );
}
