"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BillMonths } from "#components/actuals/bill-months.tsx";
import { BillReadingCard } from "#components/actuals/bill-reading-card.tsx";
import { periodWords } from "#components/actuals/bill-words.ts";
import { RemoveBillDialog } from "#components/actuals/remove-bill-dialog.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTakeBill } from "#lib/client/commands/actuals.ts";
import { actualsQueries } from "#lib/client/queries/actuals.ts";
import type { BillDto } from "#lib/contracts/actuals.ts";

type BillClientProps = { importId: string; canAdminister: boolean };

export function BillClient({ importId, canAdminister }: BillClientProps) {
  const { data: bill } = useQuery(actualsQueries.bill(importId));
  if (!bill) return null;
  return (
    <>
      <PageHeader
        title={bill.fileName}
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "Azure's bill", href: "/cost/actuals" }, { label: "Bill" }]}
        badge={bill.takenAt ? <Badge tone="success">Compared</Badge> : <Badge tone="info">Preview</Badge>}
        description={
          bill.takenAt
            ? `The bill of ${periodWords(bill)}, in ${bill.currency}.`
            : `The bill of ${periodWords(bill)}, in ${bill.currency}. Nothing is compared with it yet.`
        }
        actions={canAdminister && <BillActions bill={bill} />}
      />
      <div className="flex flex-col gap-8">
        <BillMonths bill={bill} />
        <BillReadingCard bill={bill} />
      </div>
    </>
  );
}

function BillActions({ bill }: { bill: BillDto }) {
  const router = useRouter();
  const [isRemoving, setIsRemoving] = useState(false);
  const leave = () => router.push("/cost/actuals");
  const take = useTakeBill(leave);
  return (
    <>
      <Button onPress={() => setIsRemoving(true)}>{bill.takenAt ? "Remove" : "Discard"}</Button>
      {!bill.takenAt && (
        <Button variant="primary" isPending={take.isPending} onPress={() => take.run({ importId: bill.id })}>
          Compare with the estimate
        </Button>
      )}
      <RemoveBillDialog bill={bill} isOpen={isRemoving} onOpenChange={setIsRemoving} onRemoved={leave} />
    </>
  );
}
