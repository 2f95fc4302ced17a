import { ListChecks } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NoJobs({ canProtect }: { canProtect: boolean }) {
  return (
    <EmptyState
      icon={ListChecks}
      title="No jobs yet"
      actions={
        canProtect && (
          <LinkButton href="/vms" variant="primary">
            Choose virtual machines
          </LinkButton>
        )
      }
    >
      A job is one backup of one virtual machine, or one change of its protection. The first one appears here once
      backup is configured for a VM.
    </EmptyState>
  );
}
