import { expect, test } from "vitest";
import { decideRules, type ProtectionRule, type RuleVm } from "#lib/domain/protection-rules/decide-rules.ts";
import { judgeForRule } from "#lib/domain/protection-rules/judge-for-rule.ts";
import { scopeMatcher } from "#lib/domain/protection-rules/matches-scope.ts";
import { type RuleOutcome, ruleOutcome } from "#lib/domain/protection-rules/rule-outcome.ts";
import { emptySelector } from "#lib/domain/protection-rules/rule-scope.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeDisk, makeSize, makeSurroundings, makeVm } from "#tests/support/vm-facts.ts";
import { makeRule, makeRuleVm } from "./arbitrary-rules.ts";

const webOnly = { include: { ...emptySelector, namePatterns: ["web-*"] }, exclude: emptySelector };
const first = makeRule({ id: "rule-0", name: "First", priority: 0 });
const byRule = { policyId: "policy-1", ruleId: "rule-1", isStopped: false };

test.each<[string, ProtectionRule[], Partial<RuleVm>, RuleOutcome | null]>([
  ["a VM that it would protect", [makeRule()], {}, "configure"],
  ["a VM about which an earlier rule decides", [makeRule(), first], {}, "otherRule"],
  ["a VM that it protects and no longer matches", [makeRule({ scope: webOnly })], { item: byRule }, "noLongerMatched"],
  [
    "a VM that it protected until somebody stopped it",
    [makeRule({ scope: webOnly })],
    { item: { ...byRule, isStopped: true } },
    null,
  ],
  ["a VM that it never had to do with", [makeRule({ scope: webOnly })], {}, null],
])("%s", (_, rules, vm, expected) => {
  const rule = rules[0] ?? makeRule();
  const [decision] = decideRules(rules, [makeRuleVm(vm)]);
  expect(decision && ruleOutcome(rule, scopeMatcher(rule.scope), decision, undefined)).toBe(expected);
});

const judged = (disks: DiskFacts[], acceptedWarnings: string[], ruledOut: string[] = []) =>
  judgeForRule(
    {
      ...{ facts: makeVm({ disks }), size: makeSize(), surroundings: makeSurroundings() },
      ...{
        diskRule: { luns: [], skus: ruledOut, tags: [] },
        mode: "CrashConsistent",
        profile: "azureBackupParity",
        now: new Date("2026-03-01T12:00:00Z"),
      },
    },
    { acceptedWarnings },
  );
const os = makeDisk({ role: "os" });
const ultra = makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" });
const cached = makeDisk({ lun: 1, name: "cached", caching: "ReadWrite" });

test.each<[string, DiskFacts[], string[], RuleOutcome]>([
  ["a VM with an Ultra disk is not eligible: no rule leaves out a disk by itself", [os, ultra], [], "notEligible"],
  ["a warning keeps a VM out until it is accepted", [os, cached], [], "warningsOpen"],
  ["an accepted warning does not", [os, cached], ["E34"], "configure"],
  ["a blocker outweighs what was accepted", [os, ultra, cached], ["E34"], "notEligible"],
])("%s", (_, disks, accepted, expected) => {
  const rule = makeRule();
  const [decision] = decideRules([rule], [makeRuleVm()]);
  expect(decision && ruleOutcome(rule, () => true, decision, judged(disks, accepted))).toBe(expected);
});

test("a disk that the policy leaves out of every VM does not keep a VM out", () => {
  expect(judged([os, ultra], []).blockers).not.toEqual([]);
  expect(judged([os, ultra], [], ["UltraSSD_LRS"]).blockers).toEqual([]);
});
