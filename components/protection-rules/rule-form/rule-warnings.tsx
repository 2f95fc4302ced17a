"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { ProtectionRuleDto, RuleWarningDto } from "#lib/contracts/protection-rules.ts";

type RuleWarningsProps = {
  /** Null until the matches have been counted. */
  warnings: readonly RuleWarningDto[] | null;
  /** Accepted before: they stay on the list while no virtual machine has them. */
  earlier: ProtectionRuleDto["acceptedWarnings"];
  accepted: readonly string[];
  onAccept: (accepted: string[]) => void;
};

/** Accepted for the rule, so for every virtual machine that it will ever match: by its words, not by a number. */
export function RuleWarnings({ warnings, earlier, accepted, onAccept }: RuleWarningsProps) {
  const toggle = (ruleId: string, isOn: boolean) =>
    onAccept(isOn ? [...accepted, ruleId] : accepted.filter((id) => id !== ruleId));
  if (!warnings) return <p className="text-muted">They are shown here once the matches have been counted.</p>;
  const silent = earlier.filter(({ ruleId }) => !warnings.some(({ finding }) => finding.ruleId === ruleId));
  if (warnings.length + silent.length === 0) {
    return <p className="text-muted">No virtual machine that the rule would take has a warning now.</p>;
  }
  return (
    <ul className="flex flex-col gap-3">
      {warnings.map((warning) => (
        <Warning
          key={warning.finding.ruleId}
          {...warning}
          isAccepted={accepted.includes(warning.finding.ruleId)}
          onAccept={(isOn) => toggle(warning.finding.ruleId, isOn)}
        />
      ))}
      {silent.map(({ ruleId, title, acceptedBy }) => (
        <li key={ruleId} className="rounded-lg border border-line p-4">
          <Checkbox
            isSelected={accepted.includes(ruleId)}
            onChange={(isOn) => toggle(ruleId, isOn)}
            description={`Accepted by ${acceptedBy}. No virtual machine that the rule would take has it now.`}
          >
            {title} ({ruleId})
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

type WarningProps = RuleWarningDto & { isAccepted: boolean; onAccept: (isOn: boolean) => void };

function Warning({ finding, vms, vmCount, isAccepted, onAccept }: WarningProps) {
  const rest = vmCount - vms.length;
  return (
    <li className="rounded-lg border border-line p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium text-base">{finding.title}</h3>
        <Badge tone="warning">{finding.ruleId}</Badge>
      </div>
      <Disclosure title={vmCount === 1 ? "1 virtual machine" : `${vmCount} virtual machines`} className="mt-1.5">
        <ul className="flex flex-col gap-1 text-muted text-sm">
          {vms.map((vm) => (
            <li key={vm.id}>
              <span className="font-medium text-ink">{vm.name}</span>: {vm.meaning}
            </li>
          ))}
          {rest > 0 && <li>And {rest.toLocaleString("en-GB")} more.</li>}
        </ul>
      </Disclosure>
      <p className="mt-2 text-base">
        <span className="font-medium">What to do: </span>
        {finding.remedy}
      </p>
      <p className="mt-1 text-faint text-xs">
        Source: {finding.source}, {finding.sourceDate}.
      </p>
      <Checkbox isSelected={isAccepted} onChange={onAccept} className="mt-3">
        I accept this for every virtual machine of this rule, also for those that it matches later
      </Checkbox>
    </li>
  );
}
