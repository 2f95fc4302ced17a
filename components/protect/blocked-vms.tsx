"use client";

import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { PreviewVm } from "#lib/contracts/protection.ts";

/** Said before saving, not as a failed job afterwards. */
export function BlockedVms({ vms, onRemove }: { vms: readonly PreviewVm[]; onRemove: (ids: string[]) => void }) {
  if (vms.length === 0) return null;
  return (
    <Card
      title={`Cannot be protected like this: ${vms.length}`}
      description="They are left out when the protection is created. Mend the cause, choose other disks or another policy, or take them out of the selection."
      actions={<Button onPress={() => onRemove(vms.map((vm) => vm.vmId))}>Take out of the selection</Button>}
    >
      <ul className="flex flex-col gap-3">
        {vms.map((vm) => (
          <li key={vm.vmId}>
            <p className="font-medium text-base">{vm.name}</p>
            <ul className="text-muted text-sm">
              {vm.blockers.map((blocker) => (
                <li key={blocker.ruleId}>
                  <span className="text-danger">{blocker.title}.</span> {blocker.meaning} {blocker.remedy}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
