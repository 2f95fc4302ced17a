"use client";

import { WarningGroup } from "#components/protect/warning-group.tsx";
import { Card } from "#components/ui/card.tsx";
import type { PolicyChangeVm } from "#lib/contracts/policy-changes.ts";

type NewWarningsProps = {
  vms: readonly PolicyChangeVm[];
  accepted: readonly string[];
  onAccept: (ids: string[]) => void;
};

/** Warnings that the new settings raise and nobody has accepted yet, each once for all the VMs on which it fires. */
export function NewWarnings({ vms, accepted, onAccept }: NewWarningsProps) {
  const groups = Map.groupBy(
    vms.flatMap((vm) => vm.newWarnings.map((finding) => ({ vm, finding }))),
    ({ finding }) => finding.ruleId,
  );
  if (groups.size === 0) return null;
  return (
    <Card
      title="New warnings"
      description="Read and accept each one. Who accepted what, and when, is recorded with the protection."
    >
      <ul className="flex flex-col gap-4">
        {[...groups].map(([ruleId, [first, ...rest]]) =>
          first ? (
            <WarningGroup
              key={ruleId}
              finding={first.finding}
              vms={[first, ...rest].map(({ vm, finding }) => ({
                ...{ id: vm.vmId, name: vm.name, meaning: finding.meaning },
              }))}
              isAccepted={accepted.includes(ruleId)}
              onAccept={(isAccepted) => {
                const others = accepted.filter((id) => id !== ruleId);
                onAccept(isAccepted ? [...others, ruleId] : others);
              }}
            />
          ) : null,
        )}
      </ul>
    </Card>
  );
}

/** Whether a warning of these VMs is still to be accepted. */
export const hasOpenWarning = (vms: readonly PolicyChangeVm[], accepted: readonly string[]): boolean =>
  vms.some((vm) => vm.newWarnings.some(({ ruleId }) => !accepted.includes(ruleId)));
