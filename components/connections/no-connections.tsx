import { Cloud } from "lucide-react";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NoConnections({ canAdminister }: { canAdminister: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={Cloud}
        title="No Azure connection yet"
        actions={
          canAdminister && (
            <LinkButton href="/settings/connections/new" variant="primary">
              Add connection
            </LinkButton>
          )
        }
      >
        A connection is an identity in your Entra tenant: an app registration with a client secret or a certificate, or
        the managed identity of this machine. Give it the roles it needs on the subscriptions it shall protect; after
        adding it, the permission check says what is missing.
      </EmptyState>
    </Card>
  );
}
