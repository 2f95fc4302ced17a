"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { toPolicyDraft } from "#components/backup/policy-form/policy-draft.ts";
import { PolicyForm } from "#components/backup/policy-form/policy-form.tsx";
import { newSettings, saysAboutPolicy } from "#lib/client/what-if/apply-to-settings.ts";
import { readWhatIfSearch } from "#lib/contracts/what-if-search.ts";

/** The wizard that sent the user here gets the new policy handed back; only this one place may be named. */
const wizardPath = "/vms/protect";

export function CreatePolicyClient() {
  const router = useRouter();
  const params = useSearchParams();
  const draftId = params.get("draft");
  // What was tried in a what-if is where the form starts.
  const { search } = readWhatIfSearch(Object.fromEntries(params));
  const backToWizard = (policy?: string) =>
    `${wizardPath}?${new URLSearchParams({ draft: draftId ?? "", step: "policy", ...(policy ? { policy } : {}) })}`;
  return (
    <PolicyForm
      {...(saysAboutPolicy(search) && { start: toPolicyDraft("", newSettings(search)) })}
      cancelHref={draftId ? backToWizard() : "/policies"}
      onCreated={(policyId) => router.push(draftId ? backToWizard(policyId) : `/policies/${policyId}`)}
    />
  );
}
