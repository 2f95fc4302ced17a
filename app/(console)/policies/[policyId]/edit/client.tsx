"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PolicyWhatIf } from "#components/backup/policy-change/policy-what-if.tsx";
import { toPolicyDraft } from "#components/backup/policy-form/policy-draft.ts";
import { PolicySections } from "#components/backup/policy-form/policy-sections.tsx";
import { usePolicyForm } from "#components/backup/policy-form/use-policy-form.ts";
import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import type { PolicyDto } from "#lib/contracts/policies.ts";

/** First the settings, then what they would do; the form keeps what was typed while one looks. */
export function EditPolicyClient({ policy }: { policy: PolicyDto }) {
  const router = useRouter();
  const [looked, setLooked] = useState<PolicyDto["settings"] | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const form = usePolicyForm(toPolicyDraft(policy.name, policy.settings), {
    run: ({ settings }) => {
      setLooked(settings);
      window.scrollTo({ top: 0 });
    },
    ...{ isPending: false, error: null, fieldErrors: {}, reset: () => {} },
  });
  return (
    <>
      <UnsavedGuard isDirty={form.isDirty && !isSaved} />
      {looked ? (
        <PolicyWhatIf
          policyId={policy.id}
          settings={looked}
          onBack={() => setLooked(null)}
          onSaved={(policyId) => {
            setIsSaved(true);
            router.push(`/policies/${policyId}?tab=versions`);
          }}
        />
      ) : (
        <FormShell
          label={`Edit ${policy.name}`}
          onSubmit={form.submit}
          isPending={form.isPending}
          error={form.error}
          submitLabel="Show effects"
          cancelHref={`/policies/${policy.id}`}
        >
          <PolicySections form={form} isNameFixed />
        </FormShell>
      )}
    </>
  );
}
