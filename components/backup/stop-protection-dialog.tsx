"use client";

import { useId } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useStopProtection } from "#lib/client/commands/protection.ts";

export type StopProtectionDialogProps = {
  vm: { id: string; name: string };
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Stop protection and retain data. No good point goes by it, so it asks once and does not make anyone type a name. */
export function StopProtectionDialog({ vm, isOpen, onOpenChange }: StopProtectionDialogProps) {
  const listId = useId();
  const command = useStopProtection(() => onOpenChange(false));
  return (
    <Dialog
      role="alertdialog"
      title={`Stop protection of ${vm.name}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button onPress={() => onOpenChange(false)}>Keep protection</Button>
          <Button variant="danger" isPending={command.isPending} onPress={() => command.run({ vmIds: [vm.id] })}>
            Stop and retain data
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-base">
        {command.error && (
          <Banner tone="danger" role="alert" title={command.error.message}>
            {command.error.requestId && `Request ID ${command.error.requestId}`}
          </Banner>
        )}
        <p id={listId}>From now on no backup of this VM is planned.</p>
        <ul aria-labelledby={listId} className="list-disc space-y-1 pl-5 text-muted">
          <li>
            Every good restore point stays in Azure, and is billed there as before; what the policy had put into the bin
            comes back out. Points that somebody deleted by hand still go.
          </li>
          <li>A backup that is queued or in progress goes on; a queued one can be cancelled on its job's page.</li>
          <li>Configure backup resumes protection, with this policy or another; choose the disks again then.</li>
        </ul>
      </div>
    </Dialog>
  );
}
