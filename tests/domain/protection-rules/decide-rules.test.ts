import fc from "fast-check";
import { expect, test } from "vitest";
import { decideRules, isPending, type RuleStanding, type RuleVm } from "#lib/domain/protection-rules/decide-rules.ts";
import { matchesScope } from "#lib/domain/protection-rules/matches-scope.ts";
import { arbitraryRules, arbitraryVms, makeRule, makeRuleVm } from "./arbitrary-rules.ts";

test.each<[string, RuleVm["item"], RuleStanding]>([
  ["a VM without protection gets the rule's policy", null, "configure"],
  ["its own VM stays as it is", { policyId: "policy-1", ruleId: "rule-1", isStopped: false }, "protected"],
  [
    "its own VM follows when the rule got another policy",
    { policyId: "policy-0", ruleId: "rule-1", isStopped: false },
    "move",
  ],
  ["another rule's VM is taken over", { policyId: "policy-2", ruleId: "rule-2", isStopped: false }, "move"],
  ["a VM protected by hand is left alone", { policyId: "policy-2", ruleId: null, isStopped: false }, "byHand"],
  ["so it is with the same policy", { policyId: "policy-1", ruleId: null, isStopped: false }, "byHand"],
  [
    "a VM stopped by a person is not taken up again",
    { policyId: "policy-1", ruleId: "rule-1", isStopped: true },
    "stopped",
  ],
])("%s", (_, item, standing) => {
  expect(decideRules([makeRule()], [makeRuleVm({ item })])).toMatchObject([{ rule: { id: "rule-1" }, standing }]);
});

test("of the rules that match, the one that is on with the lowest number decides, whatever order they come in", () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryVms, (rules, vms) => {
      const decisions = decideRules(rules, vms);
      expect(decideRules(rules.toReversed(), vms)).toEqual(decisions);
      for (const { vm, rule } of decisions) {
        const candidates = rules.filter((other) => other.enabled && matchesScope(other.scope, vm));
        expect(rule === null).toBe(candidates.length === 0);
        for (const other of candidates) expect(other.priority).toBeGreaterThanOrEqual(rule?.priority ?? 0);
      }
    }),
  );
});

test("no rule changes what a person chose or stopped, and none touches a VM that it does not match", () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryVms, (rules, vms) => {
      for (const decision of decideRules(rules, vms).filter(isPending)) {
        const { item } = decision.vm;
        expect(item === null || (item.ruleId !== null && !item.isStopped)).toBe(true);
        expect(matchesScope(decision.rule.scope, decision.vm)).toBe(true);
      }
    }),
  );
});

test("once its decisions are carried out, nothing is left to do", () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryVms, (rules, vms) => {
      const applied = decideRules(rules, vms).map((decision): RuleVm => {
        if (!isPending(decision)) return decision.vm;
        const { policyId, id: ruleId } = decision.rule;
        return { ...decision.vm, item: { policyId, ruleId, isStopped: false } };
      });
      expect(decideRules(rules, applied).filter(isPending)).toEqual([]);
    }),
  );
});

test("without any rule every VM stays as it is", () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryVms, (rules, vms) => {
      const off = rules.map((rule) => ({ ...rule, enabled: false }));
      expect(decideRules(off, vms).every(({ rule }) => rule === null)).toBe(true);
    }),
  );
});
