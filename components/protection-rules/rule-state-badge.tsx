import { Badge } from "#components/ui/badge.tsx";

export const RuleStateBadge = ({ enabled }: { enabled: boolean }) =>
  enabled ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>;
