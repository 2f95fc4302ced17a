"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { useModifyPolicy, useMoveToCopy } from "#lib/client/commands/policies.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PolicyChangeInput, PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { AffectedVms } from "./affected-vms.tsx";
import { copyNameOf } from "./copy-name.ts";
import { hasOpenWarning, NewWarnings } from "./new-warnings.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { PlanState } from "./plan-state.tsx";
import { PointsToGo } from "./points-to-go.tsx";
import { PolicyChangeEstimate } from "./policy-change-estimate.tsx";
import { type UnsupportedChoice, UnsupportedVms } from "./unsupported-vms.tsx";

type PolicyWhatIfProps = PolicyChangeInput & {
  onBack: () => void;
  /** The policy to look at afterwards: the edited one, or the copy. */
  onSaved: (policyId: string) => void;
};

/** What an edit would do, before it does it; saving applies exactly what is shown here, or refuses. */
export function PolicyWhatIf({ onBack, onSaved, ...input }: PolicyWhatIfProps) {
  const query = useQuery(policyQueries.plan(input));
  return (
    <section aria-label="What the change would do" className="flex flex-col gap-4">
      <PlanState query={query}>
        {(plan) => <Effects plan={plan} onBack={onBack} onSaved={onSaved} onLookAgain={() => query.refetch()} />}
      </PlanState>
      {!query.data && (
        <div className="flex justify-end">
          <Button onPress={onBack}>Back to the settings</Button>
        </div>
      )}
    </section>
  );
}

type EffectsProps = Pick<PolicyWhatIfProps, "onBack" | "onSaved"> & {
  plan: PolicyChangePlanDto;
  onLookAgain: () => void;
};

function Effects({ plan, onBack, onSaved, onLookAgain }: EffectsProps) {
  const [accepted, setAccepted] = useState<string[]>([]);
  const [choice, setChoice] = useState<UnsupportedChoice | null>(null);
  const [copyName, setCopyName] = useState(copyNameOf(plan.policy, plan.settings));
  const modify = useModifyPolicy(({ policyId }) => onSaved(policyId));
  const move = useMoveToCopy(({ policyId }) => onSaved(policyId));
  const followers = plan.vms.filter((vm) => vm.standing === "follows");
  const unsupported = plan.vms.filter((vm) => vm.standing === "unsupported");
  const isSplit = choice === "split" && unsupported.length > 0;
  // Whoever stays behind in a split keeps what it has.
  const affected = isSplit ? followers : plan.vms;
  const shown = { policyId: plan.policy.id, settings: plan.settings, plannedAt: plan.plannedAt };
  const common = { ...shown, fingerprint: plan.fingerprint, acceptedWarnings: accepted };
  const save = () =>
    isSplit
      ? move.run({ ...common, name: copyName, vmIds: followers.map((vm) => vm.vmId) })
      : modify.run({ ...common, unsupported: choice === "fail" ? "fail" : "refuse" });
  const problem = problemOf(plan, unsupported.length > 0 && choice === null, hasOpenWarning(followers, accepted));
  return (
    <>
      <PlanFacts plan={plan} />
      {plan.vms.length > 0 && <PolicyChangeEstimate plan={plan} />}
      <UnsupportedVms
        policyName={plan.policy.name}
        unsupported={unsupported}
        followers={followers.length}
        choice={choice}
        onChoose={setChoice}
        copyName={copyName}
        onRename={(name) => {
          setCopyName(name);
          move.reset();
        }}
        nameProblem={move.fieldErrors["name"]?.join(" ")}
      />
      <PointsToGo plan={plan} vms={affected} />
      <NewWarnings vms={followers} accepted={accepted} onAccept={setAccepted} />
      <AffectedVms vms={affected} />
      <SaveRefused error={isSplit ? move.error : modify.error} onLookAgain={onLookAgain} />
      <div className="sticky bottom-0 z-30 -mx-4 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-4 py-3 sm:mx-0 sm:px-0">
        <p role="status" className="mr-auto text-muted text-sm empty:hidden max-sm:w-full">
          {problem}
        </p>
        <Button onPress={onBack} isDisabled={modify.isPending || move.isPending}>
          Back to the settings
        </Button>
        <Button
          variant="primary"
          isPending={modify.isPending || move.isPending}
          isDisabled={problem !== null}
          onPress={save}
        >
          {isSplit ? `Move ${counted(followers.length, "virtual machine")} to a copy` : "Save policy"}
        </Button>
      </div>
    </>
  );
}

function problemOf(plan: PolicyChangePlanDto, isUndecided: boolean, hasWarning: boolean): string | null {
  if (plan.changes.length === 0) return "Nothing differs from the version in force.";
  if (isUndecided) return "Choose what shall happen to the unsupported virtual machines.";
  return hasWarning ? "Accept each warning first." : null;
}

function SaveRefused({ error, onLookAgain }: { error: ServiceError | null; onLookAgain: () => void }) {
  return (
    <div role="alert" className="empty:hidden">
      {error && (
        <ErrorPanel
          title="Nothing was saved"
          meaning={error.message}
          ids={[{ label: "Request ID", value: error.requestId }]}
          actions={error.code === "conflict" && <Button onPress={onLookAgain}>Look at the effects again</Button>}
        />
      )}
    </div>
  );
}
