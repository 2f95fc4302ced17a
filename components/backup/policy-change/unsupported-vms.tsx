"use client";

import { Banner } from "#components/feedback/banner.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PolicyChangeVm } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { useShownPart } from "./show-more.tsx";

export type UnsupportedChoice = "split" | "fail";

type UnsupportedVmsProps = {
  policyName: string;
  unsupported: readonly PolicyChangeVm[];
  /** How many could follow. */
  followers: number;
  choice: UnsupportedChoice | null;
  onChoose: (choice: UnsupportedChoice) => void;
  copyName: string;
  onRename: (name: string) => void;
  nameProblem: string | undefined;
};

/** Said before saving, with every way on; Azure saves, fails per VM and leaves it to the administrator to go back. */
export function UnsupportedVms({ unsupported, followers, policyName, choice, ...props }: UnsupportedVmsProps) {
  const { shown, more } = useShownPart(unsupported);
  if (unsupported.length === 0) return null;
  const [count, rest] = [counted(unsupported.length, "virtual machine"), counted(followers, "virtual machine")];
  return (
    <Card title="What shall happen to the unsupported virtual machines?">
      <div className="flex flex-col gap-4">
        <Banner tone="warning" title={`The new settings do not support ${count} of this policy`}>
          <ul className="mt-1 flex flex-col gap-1">
            {shown.map((vm) => (
              <li key={vm.vmId}>
                <span className="font-medium">{vm.name}</span>: {vm.refusal}
              </li>
            ))}
          </ul>
          {more}
        </Banner>
        <RadioGroup
          label="How to go on"
          isCards
          value={choice}
          onChange={props.onChoose}
          options={[
            {
              id: "split",
              label: `Split: move ${rest} to a copy of the policy`,
              description: `The copy has the new settings. ${policyName} does not change, and keeps ${count}.`,
              isDisabled: followers === 0,
            },
            {
              id: "fail",
              label: "Save for all of them anyway",
              description: `As in Azure: the Configure backup jobs of ${count} fail with the reason, and so will their backups. Versions can set them back afterwards and keep the rest.`,
            },
          ]}
        />
        {choice === "split" && (
          <TextField
            label="Name of the copy"
            isRequired
            value={props.copyName}
            onChange={props.onRename}
            description="3 to 150 letters, digits and hyphens, starting with a letter."
            className="max-w-md"
            name="name"
            isInvalid={props.nameProblem !== undefined}
            {...(props.nameProblem ? { errorMessage: props.nameProblem } : {})}
          />
        )}
        <p className="text-muted text-sm">
          Or mend the causes first and come back: until something is saved, everything stays as it is.
        </p>
      </div>
    </Card>
  );
}
