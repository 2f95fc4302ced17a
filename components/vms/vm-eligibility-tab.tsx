"use client";

import { ClipboardList } from "lucide-react";
import { AssessmentView } from "#components/eligibility/assessment-view.tsx";
import { profileWords } from "#components/eligibility/verdict-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { VmDetailDto } from "#lib/contracts/vms.ts";

/** Every finding for both modes, side by side where there is room. */
export function VmEligibilityTab({ vm }: { vm: VmDetailDto }) {
  const [first] = vm.assessments;
  if (!first) {
    return (
      <EmptyState icon={ClipboardList} title="Not assessed yet">
        The verdict comes with the next pass over the inventory.
      </EmptyState>
    );
  }
  const { name, explanation } = profileWords[first.profile];
  return (
    <>
      <p className="mb-5 max-w-3xl text-base text-muted text-pretty">
        Judged by the profile <strong className="font-medium text-ink">{name}</strong>: {explanation}{" "}
        <TextLink href="/settings">Change it in Settings</TextLink>. Rule catalogue{" "}
        <code className="font-mono text-xs">{first.catalogueVersion}</code>.
        {vm.protection && vm.protection.excludedDiskNames.length > 0 && " Disks that are left out are not judged."}
      </p>
      <div className="grid items-start gap-8 xl:grid-cols-2">
        {vm.assessments.map((assessment) => (
          <AssessmentView key={assessment.mode} assessment={assessment} />
        ))}
      </div>
    </>
  );
}
