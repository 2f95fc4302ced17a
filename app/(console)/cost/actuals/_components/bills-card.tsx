"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { periodWords } from "#components/actuals/bill-words.ts";
import { RemoveBillDialog } from "#components/actuals/remove-bill-dialog.tsx";
import { ImportFile } from "#components/files/import-file.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type BillSummaryDto, billBytesMax } from "#lib/contracts/actuals.ts";

type BillsCardProps = { bills: BillSummaryDto[]; canAdminister: boolean };

export function BillsCard({ bills, canAdminister }: BillsCardProps) {
  const router = useRouter();
  return (
    <Card
      title="Bills"
      description="Exports of Cost Management: cost and usage details, actual or FOCUS. Only what concerns snapshots, Azure Backup and transfer is kept."
    >
      <div className="flex flex-col gap-4">
        {bills.length === 0 ? (
          <p className="text-muted">There is none yet.</p>
        ) : (
          <ul className="divide-y divide-line">
            {bills.map((bill) => (
              <BillRow key={bill.id} bill={bill} canAdminister={canAdminister} />
            ))}
          </ul>
        )}
        {canAdminister && (
          <ImportFile<{ importId: string }>
            label="Import bill"
            url="/api/uploads/bill"
            bytesMax={billBytesMax}
            endings={[".csv", ".txt"]}
            kinds="CSV"
            then="You see what it says before it counts."
            keeps="Bills that were imported before stay as they are."
            onDone={({ importId }) => router.push(`/cost/actuals/imports/${importId}`)}
          />
        )}
      </div>
    </Card>
  );
}

function BillRow({ bill, canAdminister }: { bill: BillSummaryDto; canAdminister: boolean }) {
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <TextLink href={`/cost/actuals/imports/${bill.id}`} className="wrap-anywhere">
            {bill.fileName}
          </TextLink>
          {!bill.takenAt && <Badge tone="info">Preview</Badge>}
        </p>
        <p className="text-muted text-sm">
          {periodWords(bill)}, in {bill.currency}, imported <RelativeTime at={bill.importedAt} /> by {bill.importedBy}
          {!bill.takenAt && ". Nothing is compared with it; it goes after a day."}
        </p>
      </div>
      {canAdminister && (
        <>
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={`Remove ${bill.fileName}`}
            onPress={() => setIsRemoving(true)}
          >
            Remove
          </Button>
          <RemoveBillDialog bill={bill} isOpen={isRemoving} onOpenChange={setIsRemoving} />
        </>
      )}
    </li>
  );
}
