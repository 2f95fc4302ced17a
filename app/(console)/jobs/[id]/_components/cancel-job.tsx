"use client";

import { useId, useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useCancelRun } from "#lib/client/commands/runs.ts";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

/** Visible while the job lives; when Azure can no longer be stopped, it says so instead of hiding. */
export function CancelJob({ run }: { run: RunDetailDto }) {
  const [isOpen, setIsOpen] = useState(false);
  const isDeletion = run.operation === "DeletePoints";
  const reasonId = useId();
  const command = useCancelRun(() => setIsOpen(false));
  const change = (open: boolean) => {
    if (!open) command.reset();
    setIsOpen(open);
  };
  return (
    <div className="flex max-w-sm flex-col gap-1.5 sm:items-end">
      <Button
        isDisabled={run.cancelRefusal !== null}
        {...(run.cancelRefusal ? { "aria-describedby": reasonId } : {})}
        onPress={() => change(true)}
      >
        Cancel job
      </Button>
      {run.cancelRefusal && (
        <p id={reasonId} className="text-muted text-xs text-pretty sm:text-right">
          {run.cancelRefusal}
        </p>
      )}
      <Dialog
        role="alertdialog"
        title={`Cancel the ${isDeletion ? "deletion of restore points" : "backup"} of ${run.vm.name}?`}
        isOpen={isOpen}
        onOpenChange={change}
        footer={
          <>
            <Button onPress={() => change(false)}>Keep the job</Button>
            <Button variant="danger" isPending={command.isPending} onPress={() => command.run({ runId: run.id })}>
              Cancel job
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          {command.error && <Banner tone="danger" role="alert" title={command.error.message} />}
          <p className="text-pretty">
            {isDeletion
              ? "Points that are gone stay gone. The others remain in the bin, and a later job deletes them; take back or pin what is to stay."
              : "Azure has not been asked for the restore point yet, so nothing is left behind. This job takes no restore point; the policy's next backup runs as planned."}
          </p>
        </div>
      </Dialog>
    </div>
  );
}
