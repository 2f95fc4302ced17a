import type { Column } from "#components/table/column.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RuleVmDto } from "#lib/contracts/protection-rules.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { outcomeWords } from "./outcome-words.ts";

export const ruleVmColumns: readonly Column<RuleVmDto>[] = [
  {
    id: "name",
    header: "Virtual machine",
    isRowHeader: true,
    className: "min-w-36",
    cell: (vm) => <span className="wrap-anywhere">{vm.name}</span>,
  },
  { id: "group", header: "Resource group", hideBelow: "xl", cell: (vm) => vm.resourceGroup },
  { id: "subscription", header: "Subscription", hideBelow: "wide", cell: (vm) => vm.subscriptionName },
  { id: "location", header: "Region", hideBelow: "wide", cell: (vm) => vm.location },
  { id: "outcome", header: "Outcome", className: "min-w-44", cell: (vm) => <OutcomeBadge outcome={vm.outcome} /> },
  {
    id: "why",
    header: "Why",
    className: "max-w-112 py-2.5",
    isInteractive: true,
    cell: (vm) => <WhyThisOutcome vm={vm} />,
  },
  { id: "policy", header: "Policy now", hideBelow: "lg", cell: (vm) => vm.policy?.name ?? "None" },
];

/** The reasons of this very VM, else what its outcome means. */
export function WhyThisOutcome({ vm: { outcome, reasons, otherRule } }: { vm: RuleVmDto }) {
  if (reasons.length > 0) {
    return (
      <ul className="flex flex-col gap-1">
        {reasons.map(({ ruleId, title, remedy }) => (
          <li key={ruleId}>
            {title}. <span className="text-muted">{remedy}</span>
          </li>
        ))}
      </ul>
    );
  }
  if (otherRule) {
    return (
      <>
        Rule{" "}
        <TextLink href={`/protection-rules/${otherRule.id}`} className="font-normal">
          {otherRule.name}
        </TextLink>{" "}
        comes first.
      </>
    );
  }
  return <span className="text-muted">{outcomeWords[outcome].meaning}</span>;
}

export const RuleVmCard = ({ vm }: { vm: RuleVmDto }) => (
  <span className="flex flex-col items-start gap-1 text-sm">
    <span className="font-medium text-base wrap-anywhere">{vm.name}</span>
    <OutcomeBadge outcome={vm.outcome} />
    <span className="text-muted">
      {vm.reasons.length > 0
        ? vm.reasons.map(({ title }) => title).join(", ")
        : `Policy now: ${vm.policy?.name ?? "none"}`}
    </span>
  </span>
);
