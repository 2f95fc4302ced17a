"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SheetPrices } from "#components/prices/sheet-prices.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTakePriceSheet } from "#lib/client/commands/prices.ts";
import { priceQueries } from "#lib/client/queries/prices.ts";
import type { PriceSheetDto } from "#lib/contracts/prices.ts";
import { RemoveSheetDialog } from "../../_components/remove-sheet-dialog.tsx";
import { SheetReadingCard } from "../../_components/sheet-reading-card.tsx";

type PriceSheetClientProps = { sheetId: string; canAdminister: boolean };

export function PriceSheetClient({ sheetId, canAdminister }: PriceSheetClientProps) {
  const query = useQuery(priceQueries.sheet(sheetId));
  const { data: sheet } = query;
  if (!sheet) return null;
  return (
    <>
      <PageHeader
        title={sheet.fileName}
        crumbs={[
          { label: "Settings", href: "/settings" },
          { label: "Prices", href: "/settings/prices" },
          { label: "Price sheet" },
        ]}
        badge={sheet.takenAt ? <Badge tone="success">In force</Badge> : <Badge tone="info">Preview</Badge>}
        description={
          sheet.takenAt
            ? "These prices go before Azure's list prices."
            : "Nothing is reckoned with this sheet yet. Look at what it says beside the list prices, then put it into force."
        }
        actions={canAdminister && <SheetActions sheet={sheet} />}
      />
      <div className="flex flex-col gap-8">
        <SheetPrices sheet={sheet} error={query.error} refetch={query.refetch} />
        <SheetReadingCard sheet={sheet} />
      </div>
    </>
  );
}

function SheetActions({ sheet }: { sheet: PriceSheetDto }) {
  const router = useRouter();
  const [isRemoving, setIsRemoving] = useState(false);
  const leave = () => router.push("/settings/prices");
  const take = useTakePriceSheet(leave);
  return (
    <>
      <Button onPress={() => setIsRemoving(true)}>{sheet.takenAt ? "Remove" : "Discard"}</Button>
      {!sheet.takenAt && (
        <Button variant="primary" isPending={take.isPending} onPress={() => take.run({ sheetId: sheet.id })}>
          Put into force
        </Button>
      )}
      <RemoveSheetDialog sheet={sheet} isOpen={isRemoving} onOpenChange={setIsRemoving} onRemoved={leave} />
    </>
  );
}
