"use client";

import { useState } from "react";
import { EditPolicyForm } from "#components/backup/policy-form/edit-policy-form.tsx";
import { toPolicyDraft } from "#components/backup/policy-form/policy-draft.ts";
import { PolicyForm } from "#components/backup/policy-form/policy-form.tsx";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import type { PolicyReading } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { PolicyReadingPreview } from "./policy-reading-preview.tsx";
import { PolicySource } from "./policy-source.tsx";

type Step =
  | { at: "source" }
  | { at: "preview"; reading: PolicyReading }
  | { at: "create"; reading: PolicyReading }
  | { at: "edit"; reading: PolicyReading; policy: PolicySummaryDto };

type ImportPolicyProps = { onCreated: (policyId: string) => void; onEdited: (policyId: string) => void };

/** The file, what it says, and the form with it. */
export function ImportPolicy({ onCreated, onEdited }: ImportPolicyProps) {
  const [text, setText] = useState("");
  const [step, setStep] = useState<Step>({ at: "source" });
  const go = (next: Step) => {
    setStep(next);
    window.scrollTo({ top: 0 });
  };
  switch (step.at) {
    case "source":
      return <PolicySource text={text} onText={setText} onRead={(reading) => go({ at: "preview", reading })} />;
    case "preview":
      return (
        <PolicyReadingPreview
          reading={step.reading}
          onBack={() => go({ at: "source" })}
          onCreate={() => go({ at: "create", reading: step.reading })}
          onEdit={(policy) => go({ at: "edit", reading: step.reading, policy })}
        />
      );
    case "create":
      return (
        <PolicyForm
          start={toPolicyDraft(step.reading.name, step.reading.settings)}
          cancelHref="/policies"
          onCreated={onCreated}
        />
      );
    case "edit":
      return (
        <EditPolicyForm
          policy={step.policy}
          start={step.reading.settings}
          cancelHref={`/policies/${step.policy.id}`}
          onSaved={onEdited}
        />
      );
  }
}
