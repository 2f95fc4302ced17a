import type { Column } from "#components/table/column.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ProtectionRuleSummaryDto } from "#lib/contracts/protection-rules.ts";
import { RuleStateBadge } from "./rule-state-badge.tsx";

const count = (amount: number): string => amount.toLocaleString("en-GB");

export const ruleColumns: readonly Column<ProtectionRuleSummaryDto>[] = [
  { id: "priority", header: "Priority", cell: (rule) => rule.priority, align: "end", className: "w-20" },
  {
    id: "name",
    header: "Name",
    isRowHeader: true,
    className: "min-w-40 max-w-64",
    cell: (rule) => <span className="wrap-anywhere">{rule.name}</span>,
  },
  { id: "state", header: "State", cell: (rule) => <RuleStateBadge enabled={rule.enabled} /> },
  {
    id: "scope",
    header: "Selects",
    hideBelow: "lg",
    className: "min-w-56 max-w-96",
    cell: (rule) => <span className="line-clamp-2 text-muted wrap-anywhere">{rule.scopeWords}</span>,
  },
  {
    id: "policy",
    header: "Policy",
    hideBelow: "md",
    isInteractive: true,
    cell: ({ policy }) => (
      <TextLink href={`/policies/${policy.id}`} className="font-normal wrap-anywhere">
        {policy.name}
      </TextLink>
    ),
  },
  { id: "matches", header: "Matches now", align: "end", cell: (rule) => count(rule.matches) },
  { id: "protecting", header: "Protects", align: "end", cell: (rule) => count(rule.protecting) },
  { id: "leftOut", header: "Left out", align: "end", hideBelow: "sm", cell: (rule) => count(rule.leftOut) },
  {
    id: "applied",
    header: "Last applied",
    hideBelow: "xl",
    cell: (rule) => (rule.appliedAt ? <RelativeTime at={rule.appliedAt} /> : "Not yet"),
  },
];

export function RuleCard({ rule }: { rule: ProtectionRuleSummaryDto }) {
  return (
    <span className="flex flex-col gap-1 text-sm">
      <span className="flex flex-wrap items-center gap-2 font-medium text-base">
        {rule.priority}. <span className="wrap-anywhere">{rule.name}</span>
        <RuleStateBadge enabled={rule.enabled} />
      </span>
      <span className="text-muted wrap-anywhere">{rule.scopeWords}</span>
      <span className="text-muted">
        Policy {rule.policy.name} · matches {count(rule.matches)} · protects {count(rule.protecting)}
        {rule.leftOut > 0 && ` · ${count(rule.leftOut)} left out`}
      </span>
    </span>
  );
}
