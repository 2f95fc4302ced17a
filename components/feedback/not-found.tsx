import { SearchX } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NotFound() {
  return (
    <EmptyState
      icon={SearchX}
      title="This does not exist"
      actions={<LinkButton href="/overview">Go to the overview</LinkButton>}
    >
      The address may be mistyped, or what it pointed to has been removed.
    </EmptyState>
  );
}
