import { type PlacedVm, scopeMatcher } from "./matches-scope.ts";
import type { RuleScope } from "./rule-scope.ts";

/** A protection rule as the decision sees it. */
export type ProtectionRule = {
  id: string;
  name: string;
  enabled: boolean;
  /** The lowest number that matches decides. */
  priority: number;
  policyId: string;
  scope: RuleScope;
  /** Rule ids of the catalogue: warnings that somebody accepted for every VM of this rule. */
  acceptedWarnings: readonly string[];
};

export type RuleVm = PlacedVm & {
  id: string;
  /** `ruleId`: the rule that put it under its policy; null when a person did. */
  item: { policyId: string; ruleId: string | null; isStopped: boolean } | null;
};

/**
 * What the deciding rule is to a VM. `configure`: it has no protection and would get the rule's. `move`: a rule put it under
 * its policy, and this one would take it over. `byHand`: a person chose its policy, so no rule moves it. `stopped`: a person
 * stopped it, so no rule takes it up again.
 */
export type RuleStanding = "configure" | "move" | "protected" | "byHand" | "stopped";

/** The rule that decides about a VM; null for both when none matches: then the VM stays as it is. */
export type RuleDecision =
  | { vm: RuleVm; rule: ProtectionRule; standing: RuleStanding }
  | { vm: RuleVm; rule: null; standing: null };

/** Of the rules that are on and match, the one with the lowest priority number decides; of two alike, the older one. */
export function decideRules(rules: readonly ProtectionRule[], vms: readonly RuleVm[]): RuleDecision[] {
  const order = rules
    .filter((rule) => rule.enabled)
    .toSorted((left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1))
    .map((rule) => ({ rule, matches: scopeMatcher(rule.scope) }));
  return vms.map((vm) => {
    const found = order.find(({ matches }) => matches(vm));
    return found ? { vm, rule: found.rule, standing: standingOf(found.rule, vm) } : { vm, rule: null, standing: null };
  });
}

function standingOf(rule: ProtectionRule, { item }: RuleVm): RuleStanding {
  if (!item) return "configure";
  if (item.isStopped) return "stopped";
  if (item.ruleId === null) return "byHand";
  return item.ruleId === rule.id && item.policyId === rule.policyId ? "protected" : "move";
}

/** The rule would change something, if the VM is eligible. */
export const isPending = (
  decision: RuleDecision,
): decision is RuleDecision & { rule: ProtectionRule; standing: "configure" | "move" } =>
  decision.standing === "configure" || decision.standing === "move";
