import { History } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NoPoints() {
  return (
    <EmptyState
      icon={History}
      title="No restore points yet"
      actions={
        <LinkButton href="/vms" variant="primary">
          Choose virtual machines
        </LinkButton>
      }
    >
      A restore point holds every included disk of a VM as of one instant. Configure backup for a VM, or run Backup now
      on a protected one, and its points appear here. Points that other tools made appear after the next inventory sync.
    </EmptyState>
  );
}
