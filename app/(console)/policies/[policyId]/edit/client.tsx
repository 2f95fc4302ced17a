"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { EditPolicyForm } from "#components/backup/policy-form/edit-policy-form.tsx";
import { applyToSettings, saysAboutPolicy } from "#lib/client/what-if/apply-to-settings.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import { readWhatIfSearch } from "#lib/contracts/what-if-search.ts";

export function EditPolicyClient({ policy }: { policy: PolicyDto }) {
  const router = useRouter();
  // What was tried in a what-if is where the form starts.
  const { search } = readWhatIfSearch(Object.fromEntries(useSearchParams()));
  return (
    <EditPolicyForm
      policy={policy}
      {...(saysAboutPolicy(search) && { start: applyToSettings(policy.settings, search) })}
      cancelHref={`/policies/${policy.id}`}
      onSaved={(policyId) => router.push(`/policies/${policyId}?tab=versions`)}
    />
  );
}
