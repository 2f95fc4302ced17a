"use client";

import type { ReactNode } from "react";
import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useDeletePoints } from "#lib/client/commands/restore-points.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { deletionRefusal } from "./deletion-refusal.ts";
import { WhatGoes } from "./what-goes.tsx";

type DeletePointsDialogProps = {
  points: readonly RestorePointSummaryDto[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDone: () => void;
};

/** Nobody types a name for what is known to be refused; what changes meanwhile the server says. */
export function DeletePointsDialog({ points, isOpen, onOpenChange, onDone }: DeletePointsDialogProps) {
  const command = useDeletePoints(onDone);
  const going = points.filter((point) => deletionRefusal(point) === null);
  const refusals = [...new Set(points.flatMap((point) => deletionRefusal(point) ?? []))];
  const [vmName = "", ...others] = new Set(going.map(({ vm }) => vm.name));
  const dialog = {
    isOpen,
    onOpenChange: (open: boolean) => {
      if (!open) command.reset();
      onOpenChange(open);
    },
  };
  if (going.length === 0) {
    const title = points.length === 1 ? "This restore point stays" : "These restore points stay";
    return (
      <NotPossible {...dialog} title={title}>
        {refusals.join(" ")}
      </NotPossible>
    );
  }
  if (others.length > 0) {
    return (
      <NotPossible {...dialog} title="Choose restore points of one virtual machine">
        These are of {others.length + 1} machines. Deleting asks for the machine's name, so that nobody deletes
        another's by mistake.
      </NotPossible>
    );
  }
  const label = going.length === 1 ? "Delete restore point" : `Delete ${going.length} restore points`;
  return (
    <ConfirmDialog
      {...dialog}
      title={`${label} of ${vmName}?`}
      confirmLabel={label}
      cancelLabel={going.length === 1 ? "Keep it" : "Keep them"}
      isDanger
      typeToConfirm={{ label: "Virtual machine", text: vmName }}
      onConfirm={() => command.run({ pointIds: going.map(({ id }) => id), confirmation: vmName })}
      isPending={command.isPending}
      error={command.error}
    >
      <WhatGoes going={going} stayingCount={points.length - going.length} refusals={refusals} />
    </ConfirmDialog>
  );
}

type NotPossibleProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
};

function NotPossible({ title, isOpen, onOpenChange, children }: NotPossibleProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={<Button onPress={() => onOpenChange(false)}>Close</Button>}
    >
      <p className="text-base text-pretty">{children}</p>
    </Dialog>
  );
}
