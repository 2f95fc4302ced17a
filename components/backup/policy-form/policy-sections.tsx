"use client";

import { AttemptsSection } from "./attempts-section.tsx";
import { BasicsSection } from "./basics-section.tsx";
import { CollectionSection } from "./collection-section.tsx";
import { DisksSection } from "./disks-section.tsx";
import { NotifySection } from "./notify-section.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";
import type { PolicyForm } from "./use-policy-form.ts";

type PolicySectionsProps = {
  form: PolicyForm;
  /** The policy that is edited, whose name stays. */
  editedId?: string | null;
};

/** Every field of a policy, with what it comes to beside them. */
export function PolicySections({ form, editedId = null }: PolicySectionsProps) {
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <BasicsSection form={form} isNameFixed={editedId !== null} />
        <AttemptsSection form={form} />
        <ScheduleSection form={form} />
        <RetentionSection form={form} />
        <DisksSection form={form} />
        <CollectionSection form={form} />
        <NotifySection form={form} />
      </div>
      <aside aria-label="What this policy does" className="min-w-0 xl:sticky xl:top-4">
        <PolicyPreview settings={form.input.settings} policyId={editedId} />
      </aside>
    </div>
  );
}
