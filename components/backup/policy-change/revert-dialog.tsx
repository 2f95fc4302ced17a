"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useRevertFailed } from "#lib/client/commands/policies.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import type { PolicyVersionRowDto } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { previousNameOf } from "./copy-name.ts";

type RevertDialogProps = { policy: PolicyDto; version: PolicyVersionRowDto | null; onClose: () => void };

/** The VMs whose jobs failed go back to what they had before that version; the others keep it. */
export function RevertDialog({ policy, version, onClose }: RevertDialogProps) {
  const change = version?.change;
  return (
    <Dialog title="Revert and keep the rest" isOpen={Boolean(change)} onOpenChange={onClose}>
      {version && change && (
        <RevertForm
          policyName={policy.name}
          number={version.number}
          changeId={change.id}
          count={change.revertible}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

type RevertFormProps = { policyName: string; number: number; changeId: string; count: number; onClose: () => void };

function RevertForm({ policyName, number, changeId, count, onClose }: RevertFormProps) {
  const router = useRouter();
  const [name, setName] = useState(previousNameOf(policyName, number));
  const command = useRevertFailed(({ policyId }) => {
    onClose();
    router.push(`/policies/${policyId}?tab=items`);
  });
  const nameProblem = command.fieldErrors["name"]?.join(" ");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base text-pretty">
        {counted(count, "virtual machine")}, whose Configure backup {count === 1 ? "job" : "jobs"} failed, would get a
        policy with the settings of version {number - 1}. All others keep version {number} of {policyName}.
      </p>
      <TextField
        label="Name of the policy for them"
        isRequired
        value={name}
        onChange={(changed) => {
          setName(changed);
          command.reset();
        }}
        description="3 to 150 letters, digits and hyphens, starting with a letter."
        name="name"
        isInvalid={nameProblem !== undefined}
        {...(nameProblem ? { errorMessage: nameProblem } : {})}
      />
      <div role="alert" className="empty:hidden">
        {command.error && !nameProblem && <Banner tone="danger" title={command.error.message} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" isPending={command.isPending} onPress={() => command.run({ changeId, name })}>
          Revert {counted(count, "virtual machine")}
        </Button>
      </div>
    </div>
  );
}
