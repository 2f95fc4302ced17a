import type { ProtectionRule } from "./decide-rules.ts";

/** `priority`: the rule's place in the order, counted from 1; behind the last one it is the last. */
export type RuleChange =
  | { kind: "save"; rule: ProtectionRule }
  | { kind: "switch"; ruleId: string; enabled: boolean }
  | { kind: "reorder"; ruleId: string; priority: number }
  | { kind: "delete"; ruleId: string };

/** The rules as they would be after a change, numbered from 1 without gaps. */
export function changeRules(rules: readonly ProtectionRule[], change: RuleChange): ProtectionRule[] {
  const ordered = rules.toSorted((left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1));
  switch (change.kind) {
    case "save":
      return placed(ordered, change.rule, change.rule.priority);
    case "switch":
      return numbered(ordered.map((rule) => (rule.id === change.ruleId ? { ...rule, enabled: change.enabled } : rule)));
    case "delete":
      return numbered(ordered.filter((rule) => rule.id !== change.ruleId));
    case "reorder": {
      const moving = ordered.find((rule) => rule.id === change.ruleId);
      return moving ? placed(ordered, moving, change.priority) : numbered(ordered);
    }
  }
}

function placed(ordered: readonly ProtectionRule[], rule: ProtectionRule, priority: number): ProtectionRule[] {
  const others = ordered.filter(({ id }) => id !== rule.id);
  return numbered(others.toSpliced(Math.max(0, priority - 1), 0, rule));
}

const numbered = (rules: readonly ProtectionRule[]): ProtectionRule[] =>
  rules.map((rule, index) => ({ ...rule, priority: index + 1 }));
