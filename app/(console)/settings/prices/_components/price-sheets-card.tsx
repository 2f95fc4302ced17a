"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PriceSheetSummary } from "#lib/contracts/prices.ts";
import { ImportSheet } from "./import-sheet.tsx";
import { RemoveSheetDialog } from "./remove-sheet-dialog.tsx";

type PriceSheetsCardProps = { sheets: PriceSheetSummary[]; currency: string; canAdminister: boolean };

export function PriceSheetsCard({ sheets, currency, canAdminister }: PriceSheetsCardProps) {
  return (
    <Card
      title="Price sheets"
      description={`Prices that you negotiated, in ${currency}: Azure's price sheet of an Enterprise or Customer Agreement (CSV or JSON), or a small CSV of your own with the columns charge, variant, region, price and currency.`}
    >
      <div className="flex flex-col gap-4">
        {sheets.length === 0 ? (
          <p className="text-muted">There is none: estimates use list prices.</p>
        ) : (
          <ul className="divide-y divide-line">
            {sheets.map((sheet) => (
              <SheetRow key={sheet.id} sheet={sheet} canAdminister={canAdminister} />
            ))}
          </ul>
        )}
        {canAdminister && <ImportSheet />}
      </div>
    </Card>
  );
}

function SheetRow({ sheet, canAdminister }: { sheet: PriceSheetSummary; canAdminister: boolean }) {
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <TextLink href={`/settings/prices/sheets/${sheet.id}`} className="wrap-anywhere">
            {sheet.fileName}
          </TextLink>
          {sheet.takenAt ? <Badge tone="success">In force</Badge> : <Badge tone="info">Preview</Badge>}
        </p>
        <p className="text-muted text-sm">
          {sheet.rowCount.toLocaleString("en-GB")} {sheet.rowCount === 1 ? "price" : "prices"}, imported{" "}
          <RelativeTime at={sheet.importedAt} /> by {sheet.requestedBy}
          {!sheet.takenAt && ". Nothing is reckoned with it; it goes after a day."}
        </p>
      </div>
      {canAdminister && (
        <>
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={`Remove ${sheet.fileName}`}
            onPress={() => setIsRemoving(true)}
          >
            Remove
          </Button>
          <RemoveSheetDialog
            sheet={sheet}
            isOpen={isRemoving}
            onOpenChange={setIsRemoving}
            onRemoved={() => undefined}
          />
        </>
      )}
    </li>
  );
}
