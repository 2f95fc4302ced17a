"use client";

import { useRouter } from "next/navigation";
import { EditPolicyForm } from "#components/backup/policy-form/edit-policy-form.tsx";
import type { PolicyDto } from "#lib/contracts/policies.ts";

export function EditPolicyClient({ policy }: { policy: PolicyDto }) {
  const router = useRouter();
  return (
    <EditPolicyForm
      policy={policy}
      cancelHref={`/policies/${policy.id}`}
      onSaved={(policyId) => router.push(`/policies/${policyId}?tab=versions`)}
    />
  );
}
