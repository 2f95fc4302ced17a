import { Badge } from "#components/ui/badge.tsx";
import type { RuleChangePreviewDto, RuleVmDto } from "#lib/contracts/protection-rules.ts";
import { ruleOutcomes } from "#lib/domain/protection-rules/rule-outcome.ts";
import { outcomeWords } from "./outcome-words.ts";

/** How many VMs a rule would protect, leave out and leave alone, some of them by name. */
export function OutcomeCounts({ counts, samples }: Pick<RuleChangePreviewDto, "counts" | "samples">) {
  const present = ruleOutcomes.filter((outcome) => counts[outcome] > 0);
  return (
    <ul className="flex flex-col gap-3">
      {present.map((outcome) => {
        const { label, tone } = outcomeWords[outcome];
        const of = samples.filter((vm) => vm.outcome === outcome);
        const rest = counts[outcome] - of.length;
        return (
          <li key={outcome}>
            <p className="flex items-center justify-between gap-2">
              <Badge tone={tone}>{label}</Badge>
              <span className="font-medium tabular-nums">{counts[outcome].toLocaleString("en-GB")}</span>
            </p>
            <ul className="mt-1 flex flex-col gap-0.5 text-muted text-sm">
              {of.map((vm) => (
                <Sample key={vm.vmId} vm={vm} />
              ))}
              {rest > 0 && <li>and {rest.toLocaleString("en-GB")} more</li>}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Sample({ vm }: { vm: RuleVmDto }) {
  const why = sampleReason(vm);
  return (
    <li className="wrap-anywhere">
      <span className="text-ink">{vm.name}</span>
      {why && <span>: {why}</span>}
    </li>
  );
}

/** Why this VM, in as few words as a list bears. */
function sampleReason({ outcome, reasons, otherRule, policy }: RuleVmDto): string | null {
  if (reasons.length > 0) return reasons.map(({ title }) => title).join(", ");
  if (otherRule) return `rule ${otherRule.name}`;
  return policy && (outcome === "byHand" || outcome === "move") ? `policy ${policy.name}` : null;
}
