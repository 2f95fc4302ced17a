"use client";

import { useState } from "react";
import { PolicyWhatIf } from "#components/backup/policy-change/policy-what-if.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import { useFocusOnChange } from "#components/form/use-focus-on-change.ts";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { toPolicyDraft } from "./policy-draft.ts";
import { PolicySections } from "./policy-sections.tsx";
import { usePolicyForm } from "./use-policy-form.ts";

type EditPolicyFormProps = {
  policy: Pick<PolicySummaryDto, "id" | "name" | "settings">;
  /** What the form begins with, where that is not the version in force. */
  start?: PolicySettings;
  cancelHref: string;
  /** The policy to look at afterwards: the edited one, or the copy. */
  onSaved: (policyId: string) => void;
};

/** First the settings, then what they would do; the form keeps what was typed while one looks. */
export function EditPolicyForm({ policy, start, cancelHref, onSaved }: EditPolicyFormProps) {
  const [looked, setLooked] = useState<PolicySettings | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const form = usePolicyForm(toPolicyDraft(policy.name, start ?? policy.settings), {
    run: ({ settings }) => {
      setLooked(settings);
      window.scrollTo({ top: 0 });
    },
    ...{ isPending: false, error: null, fieldErrors: {}, reset: () => {} },
  });
  const shown = useFocusOnChange<HTMLElement>(looked ? "what-if" : "settings");
  return (
    <section
      ref={shown}
      aria-label={looked ? "What saving would do" : "Settings"}
      tabIndex={-1}
      className="outline-none"
    >
      <UnsavedGuard isDirty={(form.isDirty || start !== undefined) && !isSaved} />
      {looked ? (
        <PolicyWhatIf
          policyId={policy.id}
          settings={looked}
          onBack={() => setLooked(null)}
          onSaved={(policyId) => {
            setIsSaved(true);
            onSaved(policyId);
          }}
        />
      ) : (
        <FormShell
          label={`Edit ${policy.name}`}
          onSubmit={form.submit}
          isPending={form.isPending}
          error={form.error}
          submitLabel="Show effects"
          cancelHref={cancelHref}
        >
          <PolicySections form={form} editedId={policy.id} />
        </FormShell>
      )}
    </section>
  );
}
