"use client";

import { useState } from "react";
import { PageSkeleton } from "#components/feedback/page-skeleton.tsx";
import { useFocusOnChange } from "#components/form/use-focus-on-change.ts";
import { Stepper } from "#components/ui/stepper.tsx";
import { type TableSearch, useTableSearch } from "#lib/client/use-table-search.ts";
import { type ProtectSearch, type ProtectStep, protectSearch, protectSteps } from "#lib/contracts/protect-search.ts";
import type { ConfigureBackupResult } from "#lib/contracts/protection.ts";
import { ConfigureResults } from "./configure-results.tsx";
import { DisksStep } from "./disks-step.tsx";
import { PolicyStep } from "./policy-step.tsx";
import { reachableIndex } from "./protect-draft.ts";
import { ReviewStep } from "./review-step.tsx";
import { StepFooter } from "./step-footer.tsx";
import { usePreview } from "./use-preview.ts";
import { type DraftStore, useProtectDraft } from "./use-protect-draft.ts";
import { VmsStep } from "./vms-step.tsx";
import { WhatIfStep } from "./what-if-step.tsx";

const labels: Record<ProtectStep, string> = {
  vms: "Virtual machines",
  policy: "Policy",
  disks: "Disks",
  "what-if": "What-if",
  review: "Review and create",
};
const steps = protectSteps.map((id) => ({ id, label: labels[id] }));

/** @param mayCreatePolicy offers the detour to a new policy */
export function ProtectWizard({ mayCreatePolicy }: { mayCreatePolicy: boolean }) {
  const table = useTableSearch(protectSearch);
  const store = useProtectDraft(table);
  const [result, setResult] = useState<ConfigureBackupResult | null>(null);
  if (result) return <ConfigureResults result={result} />;
  if (!store.draft) return <PageSkeleton />;
  const finish = (outcome: ConfigureBackupResult) => {
    store.discard();
    setResult(outcome);
  };
  return <Steps table={table} store={store} draft={store.draft} mayCreatePolicy={mayCreatePolicy} onDone={finish} />;
}

type StepsProps = {
  table: TableSearch<ProtectSearch>;
  store: DraftStore;
  draft: NonNullable<DraftStore["draft"]>;
  mayCreatePolicy: boolean;
  onDone: (result: ConfigureBackupResult) => void;
};

function Steps({ table, store, draft, mayCreatePolicy, onDone }: StepsProps) {
  const preview = usePreview(draft);
  const reachable = reachableIndex(draft, preview.data);
  const asked = protectSteps.indexOf(table.search.step);
  // An address may name a step whose choices are gone; while the preview loads, its steps show that it does.
  const step = protectSteps[preview.isLoading ? asked : Math.min(asked, reachable)] ?? "vms";
  const title = useFocusOnChange<HTMLHeadingElement>(step);
  const go = (to: ProtectStep) => table.update({ step: to === "vms" ? null : to });
  return (
    <div className="flex flex-col gap-5">
      <Stepper
        label="Steps"
        steps={steps}
        currentId={step}
        reachableIndex={Math.max(reachable, protectSteps.indexOf(step))}
        onSelect={go}
      />
      <section aria-labelledby="step-title" className="flex min-w-0 flex-col gap-4">
        <h2 ref={title} id="step-title" tabIndex={-1} className="font-semibold text-lg outline-none">
          {labels[step]}
        </h2>
        {step === "vms" && <VmsStep table={table} draft={draft} change={store.change} />}
        {step === "policy" && (
          <PolicyStep
            draft={draft}
            change={store.change}
            createHref={mayCreatePolicy ? `/policies/new?draft=${table.search.draft ?? ""}` : null}
          />
        )}
        {step === "disks" && <DisksStep draft={draft} change={store.change} preview={preview} />}
        {step === "what-if" && <WhatIfStep draft={draft} change={store.change} preview={preview} />}
        {step === "review" && (
          <ReviewStep draft={draft} preview={preview} onBack={() => go("what-if")} onDone={onDone} />
        )}
      </section>
      {step !== "review" && <StepFooter step={step} draft={draft} preview={preview.data} onGo={go} />}
    </div>
  );
}
