"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { ProtectionFinding } from "#lib/contracts/protection.ts";

type WarningGroupProps = {
  finding: ProtectionFinding;
  /** The VMs it fired on, each in its own words. */
  vms: readonly { id: string; name: string; meaning: string }[];
  isAccepted: boolean;
  onAccept: (isAccepted: boolean) => void;
};

export function WarningGroup({ finding, vms, isAccepted, onAccept }: WarningGroupProps) {
  const [first, ...rest] = vms;
  const names = rest.length === 0 ? first?.name : `${vms.length} virtual machines`;
  return (
    <li className="rounded-lg border border-line p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h4 className="font-medium text-base">{finding.title}</h4>
        <Badge tone="warning">{finding.ruleId}</Badge>
        {finding.unverified && (
          <Badge icon={null} tone="neutral">
            Unverified
          </Badge>
        )}
      </div>
      {rest.length === 0 ? (
        <p className="mt-1 text-base text-muted">{first?.meaning}</p>
      ) : (
        <Disclosure title={`${vms.length} virtual machines`} className="mt-1.5">
          <ul className="flex flex-col gap-1 text-muted text-sm">
            {vms.map((vm) => (
              <li key={vm.id}>
                <span className="font-medium text-ink">{vm.name}</span>: {vm.meaning}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <p className="mt-2 text-base">
        <span className="font-medium">What to do: </span>
        {finding.remedy}
      </p>
      <p className="mt-1 text-faint text-xs">
        Source: {finding.source}, {finding.sourceDate}.
      </p>
      <Checkbox isSelected={isAccepted} onChange={onAccept} className="mt-3">
        I accept this for {names}
      </Checkbox>
    </li>
  );
}
