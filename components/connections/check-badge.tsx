import { Badge } from "#components/ui/badge.tsx";
import type { ConnectionCheck } from "#lib/contracts/connections.ts";

/** The permission check in one word. */
export function CheckBadge({ check }: { check: ConnectionCheck | null }) {
  if (!check) return <Badge>Not checked</Badge>;
  if (check.error) return <Badge tone="danger">Check failed</Badge>;
  const missing = check.subscriptions.filter((row) => row.error || row.items.some((item) => !item.granted)).length;
  if (missing === 0) return <Badge tone="success">Complete</Badge>;
  return (
    <Badge tone="warning">
      Incomplete in {missing} of {check.subscriptions.length}
    </Badge>
  );
}
