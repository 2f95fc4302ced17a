"use client";

import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { useRemoveBill } from "#lib/client/commands/actuals.ts";
import type { BillSummaryDto } from "#lib/contracts/actuals.ts";

type RemoveBillDialogProps = {
  bill: BillSummaryDto;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onRemoved?: () => void;
};

export function RemoveBillDialog({ bill, isOpen, onOpenChange, onRemoved }: RemoveBillDialogProps) {
  const command = useRemoveBill(() => {
    onOpenChange(false);
    onRemoved?.();
  });
  return (
    <ConfirmDialog
      title={`Remove ${bill.fileName}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel="Remove bill"
      isDanger
      onConfirm={() => command.run({ importId: bill.id })}
      isPending={command.isPending}
      error={command.error}
    >
      {bill.takenAt
        ? "Its months are no longer compared with the estimate. Assumptions that were taken from it stay. To have it back, import the file again."
        : "Nothing is compared with this preview. To see it again, import the file again."}
    </ConfirmDialog>
  );
}
