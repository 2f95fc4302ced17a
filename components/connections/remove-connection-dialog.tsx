"use client";

import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { useRemoveConnection } from "#lib/client/commands/connections.ts";
import type { ConnectionDto } from "#lib/contracts/connections.ts";

type RemoveConnectionDialogProps = {
  connection: ConnectionDto;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function RemoveConnectionDialog({ connection, isOpen, onOpenChange }: RemoveConnectionDialogProps) {
  const command = useRemoveConnection(() => onOpenChange(false));
  return (
    <ConfirmDialog
      title={`Remove ${connection.name}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel="Remove connection"
      isDanger
      typeToConfirm={{ label: "Name of the connection", text: connection.name }}
      onConfirm={() => command.run({ connectionId: connection.id })}
      isPending={command.isPending}
      error={command.error}
    >
      Its secret is destroyed at once and cannot be brought back. Its virtual machines leave the inventory; their
      history and their restore points in Azure stay. It is refused while a virtual machine is protected through it.
    </ConfirmDialog>
  );
}
