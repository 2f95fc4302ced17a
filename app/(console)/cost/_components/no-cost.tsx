import { Coins } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NoCost() {
  return (
    <EmptyState
      icon={Coins}
      title="Nothing costs anything yet"
      actions={
        <LinkButton href="/vms" variant="primary">
          Choose virtual machines
        </LinkButton>
      }
    >
      Azure charges for what restore points store. As soon as a virtual machine is protected, this page says what that
      costs a month, why, and what it would cost in another way.
    </EmptyState>
  );
}
