"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { PolicyForm } from "#components/backup/policy-form/policy-form.tsx";

/** The wizard that sent the user here gets the new policy handed back; only this one place may be named. */
const wizardPath = "/vms/protect";

export function CreatePolicyClient() {
  const router = useRouter();
  const draftId = useSearchParams().get("draft");
  const backToWizard = (policy?: string) =>
    `${wizardPath}?${new URLSearchParams({ draft: draftId ?? "", step: "policy", ...(policy ? { policy } : {}) })}`;
  return (
    <PolicyForm
      cancelHref={draftId ? backToWizard() : "/policies"}
      onCreated={(policyId) => router.push(draftId ? backToWizard(policyId) : `/policies/${policyId}`)}
    />
  );
}
