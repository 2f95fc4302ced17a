"use client";

import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import { useCreatePolicy } from "#lib/client/commands/policies.ts";
import { emptyPolicyDraft, type PolicyDraft } from "./policy-draft.ts";
import { PolicySections } from "./policy-sections.tsx";
import { usePolicyForm } from "./use-policy-form.ts";

export type PolicyFormProps = { start?: PolicyDraft; cancelHref: string; onCreated: (policyId: string) => void };

export function PolicyForm({ start = emptyPolicyDraft, cancelHref, onCreated }: PolicyFormProps) {
  const form = usePolicyForm(start, useCreatePolicy(onCreated));
  return (
    <>
      <UnsavedGuard isDirty={form.isDirty} />
      <FormShell
        label="Create policy"
        onSubmit={form.submit}
        isPending={form.isPending}
        error={form.error}
        submitLabel="Create policy"
        cancelHref={cancelHref}
      >
        <PolicySections form={form} />
      </FormShell>
    </>
  );
}
