"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useMoveToCopy } from "#lib/client/commands/policies.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import type { PolicyChangePlanDto, PolicyChangeVm } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { toCrashConsistent } from "#lib/domain/policy/to-crash-consistent.ts";
import { copyNameOf } from "./copy-name.ts";
import { hasOpenWarning, NewWarnings } from "./new-warnings.tsx";
import { PlanState } from "./plan-state.tsx";

type MoveDialogProps = {
  policy: PolicyDto;
  vmIds: readonly string[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** "Option 1": a second policy of the same schedule and retention, crash-consistent, and the chosen VMs assigned to it. */
export function MoveDialog({ isOpen, onOpenChange, ...content }: MoveDialogProps) {
  return (
    <Dialog title="Move to crash-consistent" size="large" isOpen={isOpen} onOpenChange={onOpenChange}>
      <MoveContent {...content} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type MoveContentProps = Pick<MoveDialogProps, "policy" | "vmIds"> & { onClose: () => void };

/** Mounted with the dialog, so that every opening works the effects out anew. */
function MoveContent({ policy, vmIds, onClose }: MoveContentProps) {
  const input = { policyId: policy.id, settings: toCrashConsistent(policy.settings) };
  const query = useQuery(policyQueries.plan(input));
  return (
    <PlanState query={query}>
      {(plan) => (
        <MoveForm
          plan={plan}
          chosen={plan.vms.filter((vm) => vmIds.includes(vm.vmId))}
          onClose={onClose}
          onLookAgain={() => query.refetch()}
        />
      )}
    </PlanState>
  );
}

type MoveFormProps = {
  plan: PolicyChangePlanDto;
  chosen: readonly PolicyChangeVm[];
  onClose: () => void;
  onLookAgain: () => void;
};

function MoveForm({ plan, chosen, onClose, onLookAgain }: MoveFormProps) {
  const router = useRouter();
  const [name, setName] = useState(copyNameOf(plan.policy, plan.settings));
  const [accepted, setAccepted] = useState<string[]>([]);
  const command = useMoveToCopy(({ policyId }) => {
    onClose();
    router.push(`/policies/${policyId}?tab=items`);
  });
  const moving = chosen.filter((vm) => vm.standing === "follows");
  const staying = chosen.filter((vm) => vm.standing !== "follows");
  const nameProblem = command.fieldErrors["name"]?.join(" ");
  const move = () =>
    command.run({
      ...{ policyId: plan.policy.id, settings: plan.settings, plannedAt: plan.plannedAt, name },
      ...{ fingerprint: plan.fingerprint, acceptedWarnings: accepted, vmIds: moving.map((vm) => vm.vmId) },
    });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base text-pretty">
        A new policy gets the schedule and the retention of {plan.policy.name} and takes only crash-consistent
        snapshots. Each moved virtual machine gets a Configure backup job; its restore points stay.
      </p>
      <TextField
        label="Name of the new policy"
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
      {moving.length > 0 && (
        <Banner tone="info" title={`${counted(moving.length, "virtual machine")} would move`}>
          {moving.map((vm) => vm.name).join(", ")}
        </Banner>
      )}
      <StayingVms vms={staying} policyName={plan.policy.name} />
      <NewWarnings vms={moving} accepted={accepted} onAccept={setAccepted} />
      <div role="alert" className="empty:hidden">
        {command.error && !nameProblem && <Banner tone="danger" title={command.error.message} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {command.error?.code === "conflict" && !nameProblem && (
          <Button onPress={onLookAgain}>Look at the effects again</Button>
        )}
        <Button onPress={onClose}>Cancel</Button>
        <Button
          variant="primary"
          isPending={command.isPending}
          isDisabled={moving.length === 0 || hasOpenWarning(moving, accepted)}
          onPress={move}
        >
          Move {counted(moving.length, "virtual machine")}
        </Button>
      </div>
    </div>
  );
}

function StayingVms({ vms, policyName }: { vms: readonly PolicyChangeVm[]; policyName: string }) {
  if (vms.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={`${counted(vms.length, "virtual machine")} cannot move and would stay with ${policyName}`}
    >
      <ul className="mt-1 flex flex-col gap-1">
        {vms.map((vm) => (
          <li key={vm.vmId}>
            <span className="font-medium">{vm.name}</span>: {vm.refusal ?? "It is no longer in the inventory."}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
