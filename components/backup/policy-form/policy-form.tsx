"use client";

import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import { AttemptsSection } from "./attempts-section.tsx";
import { BasicsSection } from "./basics-section.tsx";
import { CollectionSection } from "./collection-section.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";
import { usePolicyForm } from "./use-policy-form.ts";

export type PolicyFormProps = { cancelHref: string; onCreated: (policyId: string) => void };

export function PolicyForm({ cancelHref, onCreated }: PolicyFormProps) {
  const form = usePolicyForm(onCreated);
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
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <BasicsSection form={form} />
            <AttemptsSection form={form} />
            <ScheduleSection form={form} />
            <RetentionSection form={form} />
            <CollectionSection form={form} />
          </div>
          <aside aria-label="What this policy does" className="min-w-0 xl:sticky xl:top-4">
            <PolicyPreview settings={form.input.settings} />
          </aside>
        </div>
      </FormShell>
    </>
  );
}
