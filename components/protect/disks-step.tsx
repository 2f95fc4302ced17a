"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PreviewVm } from "#lib/contracts/protection.ts";
import { DiskChoices } from "./disk-choices.tsx";
import { PreviewState } from "./preview-state.tsx";
import type { ProtectDraft } from "./protect-draft.ts";
import type { Preview } from "./use-preview.ts";
import type { DraftStore } from "./use-protect-draft.ts";

type DisksStepProps = { draft: ProtectDraft; change: DraftStore["change"]; preview: Preview };

const pageSize = 25;

/** Where the rules leave something out, or cannot, comes first: that is what needs eyes. */
const byUrgency = (vms: readonly PreviewVm[]): PreviewVm[] =>
  vms.toSorted((left, right) => urgency(right) - urgency(left));

const urgency = (vm: PreviewVm): number =>
  vm.isOsDiskLeftOut ? 3 : vm.blockers.length > 0 ? 2 : vm.disks.some((disk) => !disk.isIncluded) ? 1 : 0;

export function DisksStep({ draft, change, preview }: DisksStepProps) {
  const [shown, setShown] = useState(pageSize);
  return (
    <>
      <p className="max-w-3xl text-base text-muted">
        Every disk is included unless it blocks the policy's consistency type or the policy's disk rule names it. Leave
        out a disk only when its content need not come back together with the others: include all members of a spanned
        volume, storage pool or LVM group, which Azure does not show.
      </p>
      <PreviewState preview={preview}>
        {({ vms }) => {
          const ordered = byUrgency(vms);
          return (
            <>
              <ul className="flex flex-col gap-3">
                {ordered.slice(0, shown).map((vm) => (
                  <DiskChoices
                    key={vm.vmId}
                    vm={vm}
                    isOsDiskAcknowledged={draft.osDiskAcknowledged.includes(vm.vmId)}
                    isOpenAtFirst={vms.length <= 3 || urgency(vm) > 0}
                    onExclude={(names) =>
                      change((before) => ({ ...before, exclusions: { ...before.exclusions, [vm.vmId]: names } }))
                    }
                    onAcknowledge={(isSelected) => change((before) => acknowledged(before, vm.vmId, isSelected))}
                  />
                ))}
              </ul>
              {ordered.length > shown && (
                <Button className="self-start" onPress={() => setShown(shown + pageSize)}>
                  Show {Math.min(pageSize, ordered.length - shown)} more of {ordered.length}
                </Button>
              )}
            </>
          );
        }}
      </PreviewState>
    </>
  );
}

function acknowledged(draft: ProtectDraft, vmId: string, isSelected: boolean): ProtectDraft {
  const others = draft.osDiskAcknowledged.filter((id) => id !== vmId);
  return { ...draft, osDiskAcknowledged: isSelected ? [...others, vmId] : others };
}
