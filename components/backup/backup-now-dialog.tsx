"use client";

import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import type { StartBackupOutcome } from "#lib/contracts/runs.ts";
import { BackupNowForm } from "./backup-now-form.tsx";
import { BackupOutcomes } from "./backup-outcomes.tsx";

export type BackupNowDialogProps = {
  /** Rows of VMs. */
  vmIds: readonly string[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Backup now for one VM or many: what will happen, until when to keep it, and afterwards one answer per VM. */
export function BackupNowDialog({ vmIds, isOpen, onOpenChange }: BackupNowDialogProps) {
  const [outcomes, setOutcomes] = useState<StartBackupOutcome[] | null>(null);
  const change = (open: boolean) => {
    if (!open) setOutcomes(null);
    onOpenChange(open);
  };
  const close = () => change(false);
  return (
    <Dialog title="Backup now" isOpen={isOpen} onOpenChange={change}>
      {outcomes ? (
        <BackupOutcomes outcomes={outcomes} onClose={close} />
      ) : (
        <BackupNowForm vmIds={vmIds} onStarted={setOutcomes} onClose={close} />
      )}
    </Dialog>
  );
}
