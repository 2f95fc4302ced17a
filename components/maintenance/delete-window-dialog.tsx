"use client";

import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { useDeleteMaintenanceWindow } from "#lib/client/commands/maintenance.ts";
import type { MaintenanceWindowDto } from "#lib/contracts/maintenance.ts";

type DeleteWindowDialogProps = {
  window: MaintenanceWindowDto;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function DeleteWindowDialog({ window, isOpen, onOpenChange }: DeleteWindowDialogProps) {
  const command = useDeleteMaintenanceWindow(() => onOpenChange(false));
  return (
    <ConfirmDialog
      title={`Delete ${window.name}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel="Delete window"
      isDanger
      onConfirm={() => command.run({ id: window.id })}
      isPending={command.isPending}
      error={command.error}
    >
      Backups may begin at these times again. One that waits for the window already looks again when it would have
      closed.
    </ConfirmDialog>
  );
}
