"use client";

import { Card } from "#components/ui/card.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import type { Option } from "#components/ui/option.ts";
import { Select } from "#components/ui/select.tsx";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { retryRange } from "#lib/domain/policy/validate-policy.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";
import type { PolicyForm } from "./use-policy-form.ts";

type Minimum = PolicySettings["minimumConsistency"];

/** A choice needs an id, and no minimum is one. */
const minimumOptions: Option<NonNullable<Minimum> | "None">[] = [
  { id: "None", label: "None", description: "What Azure achieves is kept; less than requested is a warning." },
  {
    id: "FileSystemConsistent",
    label: modeInWords("FileSystemConsistent"),
    description: "A crash-consistent point counts as failed.",
  },
  {
    id: "ApplicationConsistent",
    label: modeInWords("ApplicationConsistent"),
    description: "Anything less counts as failed.",
  },
];

/** Only a guest that is asked to quiesce can fail to: a crash-consistent policy has nothing to choose here. */
export function AttemptsSection({ form }: { form: PolicyForm }) {
  const { draft, set, fieldAt } = form;
  if (draft.consistencyType === "OnlyCrashConsistent") return null;
  const fallsBack = draft.consistencyType === "ApplicationWithCrashFallback";
  return (
    <Card
      title="If the application-consistent snapshot fails"
      description={`Only a failure inside the guest (agent, extension, VSS, file-system freeze, scripts) is worth another attempt${fallsBack ? ", and at last a crash-consistent one" : ""}. Throttling, quota or missing rights would fail in the same way again.`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField
          label="Repeat when the guest fails"
          hint={`attempts, ${retryRange.min} to ${retryRange.max}`}
          value={draft.retries}
          onChange={(retries) => set({ retries })}
          description={
            fallsBack
              ? "After 5, 10, 20, 30 and 30 minutes. Then the fallback follows, if the VM passes the rules for crash-consistent points."
              : "After 5, 10, 20, 30 and 30 minutes. Then the job fails."
          }
          {...fieldAt("retries")}
        />
        {fallsBack ? (
          <p className="text-muted text-sm text-pretty sm:pt-6">
            The job of a fallback completes with warnings and names the cause; its restore point is marked. A minimum
            consistency would rule the fallback out: choose the type without it for that.
          </p>
        ) : (
          <Select
            label="Minimum consistency"
            options={minimumOptions}
            selectedId={draft.minimumConsistency ?? "None"}
            onSelect={(id) => set({ minimumConsistency: id === "None" ? null : id })}
            description="Fail rather than keep less. Azure takes a file-system-consistent point when some VSS writers failed, and on Linux unless pre- and post-scripts succeed."
            {...fieldAt("minimumConsistency")}
          />
        )}
      </div>
    </Card>
  );
}
