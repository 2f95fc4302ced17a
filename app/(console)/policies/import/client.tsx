"use client";

import { useRouter } from "next/navigation";
import { ImportPolicy } from "#components/backup/policy-file/import-policy.tsx";

export function ImportPolicyClient() {
  const router = useRouter();
  return (
    <ImportPolicy
      onCreated={(policyId) => router.push(`/policies/${policyId}`)}
      onEdited={(policyId) => router.push(`/policies/${policyId}?tab=versions`)}
    />
  );
}
