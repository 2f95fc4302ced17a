import { expect, test } from "vitest";
import { emptySelector, type VmSelector } from "#lib/domain/protection-rules/rule-scope.ts";
import { validateRule } from "#lib/domain/protection-rules/validate-rule.ts";

const all = { namePatterns: ["*"] };

test.each<[string, string, Partial<VmSelector>, Partial<VmSelector>, string[]]>([
  ["a rule in order", "Production", { tags: [{ name: "env", value: "prod" }] }, { namePatterns: ["*-test"] }, []],
  ["every VM, when somebody says so", "Everything", all, {}, []],
  ["no selection at all", "Production", {}, { namePatterns: ["x*"] }, ["scope.include"]],
  ["a name that is too short", "ab", all, {}, ["name"]],
  ["a name that is too long", "a".repeat(81), all, {}, ["name"]],
  [
    "a pattern with signs that no VM has",
    "Production",
    { namePatterns: ["sql prod"] },
    {},
    ["scope.include.namePatterns"],
  ],
  [
    "a pattern longer than any name",
    "Production",
    { namePatterns: ["a".repeat(65)] },
    {},
    ["scope.include.namePatterns"],
  ],
  ["a tag without a name", "Production", { tags: [{ name: "", value: "x" }] }, {}, ["scope.include.tags"]],
  [
    "a tag that is too long",
    "Production",
    all,
    { tags: [{ name: "a".repeat(513), value: null }] },
    ["scope.exclude.tags"],
  ],
  ["an exclusion of everything", "Production", all, { namePatterns: ["**"] }, ["scope.exclude.namePatterns"]],
])("%s", (_, name, include, exclude, expected) => {
  const scope = { include: { ...emptySelector, ...include }, exclude: { ...emptySelector, ...exclude } };
  expect(Object.keys(validateRule(name, scope))).toEqual(expected);
});
