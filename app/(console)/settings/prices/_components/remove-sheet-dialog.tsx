"use client";

import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { useRemovePriceSheet } from "#lib/client/commands/prices.ts";
import type { PriceSheetSummary } from "#lib/contracts/prices.ts";

type RemoveSheetDialogProps = {
  sheet: PriceSheetSummary;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onRemoved: () => void;
};

export function RemoveSheetDialog({ sheet, isOpen, onOpenChange, onRemoved }: RemoveSheetDialogProps) {
  const command = useRemovePriceSheet(() => {
    onOpenChange(false);
    onRemoved();
  });
  return (
    <ConfirmDialog
      title={`Remove ${sheet.fileName}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel="Remove price sheet"
      isDanger
      onConfirm={() => command.run({ sheetId: sheet.id })}
      isPending={command.isPending}
      error={command.error}
    >
      {sheet.takenAt
        ? "Estimates use list prices again at once, or those of a sheet that was put into force earlier. To have these prices back, import the file again."
        : "Nothing is reckoned with this preview. To see it again, import the file again."}
    </ConfirmDialog>
  );
}
