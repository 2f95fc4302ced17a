import { Badge } from "#components/ui/badge.tsx";
import type { RuleOutcome } from "#lib/domain/protection-rules/rule-outcome.ts";
import { outcomeWords } from "./outcome-words.ts";

export const OutcomeBadge = ({ outcome }: { outcome: RuleOutcome }) => (
  <Badge tone={outcomeWords[outcome].tone}>{outcomeWords[outcome].label}</Badge>
);
