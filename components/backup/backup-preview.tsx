import { CircleSlash, Layers } from "lucide-react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { BackupPreviewDto } from "#lib/contracts/runs.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";

/** What will happen to each VM, before it does. */
export function BackupPreview({ vms }: { vms: BackupPreviewDto[] | undefined }) {
  if (!vms) return <Loading />;
  if (vms.length === 0) {
    return <p>None of these VMs is in the inventory any more. Close this and reload the list.</p>;
  }
  return (
    <>
      <p className="text-base text-pretty">
        The job looks at the VM in Azure once more and then asks for one restore point of all its included disks at one
        instant. The VM keeps running. When Azure's limits allow no point right now, the job waits and says until when.
      </p>
      <ul
        aria-label="What will be backed up"
        className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {vms.map((vm) => (
          <li key={vm.virtualMachineId} className="flex gap-2.5 px-3 py-2.5">
            {vm.refusal ? (
              <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            ) : (
              <Layers aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
            )}
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{vm.vmName}</p>
              <p className="text-muted text-sm text-pretty">{vm.refusal ?? pointInWords(vm)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "Agentless crash-consistent point of 3 disks; 1 is left out." */
function pointInWords({ requestedMode, disks }: BackupPreviewDto): string {
  const mode = modeInWords(requestedMode ?? "").toLowerCase();
  const agent = requestedMode === "CrashConsistent" ? "Agentless" : "Agent-based";
  const count = `${disks.included} ${disks.included === 1 ? "disk" : "disks"}`;
  const left = disks.excluded === 0 ? "" : `; ${disks.excluded} ${disks.excluded === 1 ? "is" : "are"} left out`;
  return `${agent} ${mode} point of ${count}${left}.`;
}

function Loading() {
  return (
    <div role="status" aria-label="Looking up the VMs" className="flex flex-col gap-3">
      <Skeleton className="h-4 w-11/12" />
      <Skeleton className="h-14" />
    </div>
  );
}
