import { ListChecks } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NoJobs() {
  return (
    <EmptyState
      icon={ListChecks}
      title="No jobs yet"
      actions={
        <LinkButton href="/vms" variant="primary">
          Choose virtual machines
        </LinkButton>
      }
    >
      A job is one backup of one virtual machine, or one change of its protection. Configure backup for a VM and the
      first one appears here.
    </EmptyState>
  );
}
