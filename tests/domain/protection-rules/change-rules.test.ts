import fc from "fast-check";
import { expect, test } from "vitest";
import { changeRules, type RuleChange } from "#lib/domain/protection-rules/change-rules.ts";
import { arbitraryRules, makeRule, ruleIds } from "./arbitrary-rules.ts";

const rules = ["a", "b", "c"].map((id, index) => makeRule({ id, priority: index + 1 }));
const order = (change: RuleChange) =>
  changeRules(rules, change)
    .map(({ id }) => id)
    .join("");

test.each<[string, RuleChange, string]>([
  [
    "a new rule takes its place, the others move down",
    { kind: "save", rule: makeRule({ id: "n", priority: 2 }) },
    "anbc",
  ],
  ["a place behind the last is the last", { kind: "save", rule: makeRule({ id: "n", priority: 99 }) }, "abcn"],
  ["an edit at its own place leaves the order", { kind: "save", rule: makeRule({ id: "b", priority: 2 }) }, "abc"],
  ["up", { kind: "reorder", ruleId: "c", priority: 1 }, "cab"],
  ["down", { kind: "reorder", ruleId: "a", priority: 3 }, "bca"],
  ["a rule that is gone moves nothing", { kind: "reorder", ruleId: "x", priority: 1 }, "abc"],
  ["deleted", { kind: "delete", ruleId: "b" }, "ac"],
  ["off, it keeps its place", { kind: "switch", ruleId: "b", enabled: false }, "abc"],
])("%s", (_, change, expected) => {
  expect(order(change)).toBe(expected);
});

test("whatever changes, the numbers go from 1 without gaps and no rule is lost", () => {
  const ruleId = fc.constantFrom(...ruleIds);
  const place = fc.integer({ min: 1, max: 6 });
  const change: fc.Arbitrary<RuleChange> = fc.oneof(
    fc.record({ kind: fc.constant("reorder" as const), ruleId, priority: place }),
    fc.record({ kind: fc.constant("switch" as const), ruleId, enabled: fc.boolean() }),
    fc.record({ id: ruleId, priority: place }).map((rule) => ({ kind: "save" as const, rule: makeRule(rule) })),
  );
  fc.assert(
    fc.property(arbitraryRules, change, (before, change) => {
      const after = changeRules(before, change);
      expect(after.map(({ priority }) => priority)).toEqual(after.map((_, index) => index + 1));
      expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    }),
  );
});
