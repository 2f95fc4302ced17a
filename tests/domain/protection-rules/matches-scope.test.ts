import { expect, test } from "vitest";
import { matchesScope } from "#lib/domain/protection-rules/matches-scope.ts";
import { emptySelector, type VmSelector } from "#lib/domain/protection-rules/rule-scope.ts";
import { makeRuleVm } from "./arbitrary-rules.ts";

const vm = makeRuleVm({ tags: { Env: "prod", owner: "" } });
const subscriptionId = vm.subscriptionId;

test.each<[string, Partial<VmSelector>, Partial<VmSelector>, boolean]>([
  ["nothing selects nothing", {}, {}, false],
  ["a name pattern selects", { namePatterns: ["sql-*"] }, {}, true],
  ["one of several patterns is enough", { namePatterns: ["web-*", "sql-*"] }, {}, true],
  ["every kind that names something must take it", { namePatterns: ["sql-*"], locations: ["northeurope"] }, {}, false],
  ["regions in any case", { locations: ["WestEurope"] }, {}, true],
  ["resource groups in any case", { resourceGroups: ["RG-SQL"] }, {}, true],
  ["resource groups whole", { resourceGroups: ["rg"] }, {}, false],
  ["subscriptions in any case", { subscriptionIds: [subscriptionId.toUpperCase()] }, {}, true],
  ["a tag by its name, in any case", { tags: [{ name: "ENV", value: null }] }, {}, true],
  ["a tag by name and value", { tags: [{ name: "env", value: "prod" }] }, {}, true],
  ["a tag's value exactly", { tags: [{ name: "env", value: "Prod" }] }, {}, false],
  ["a tag with an empty value", { tags: [{ name: "owner", value: "" }] }, {}, true],
  ["a tag that it has not", { tags: [{ name: "backup", value: null }] }, {}, false],
  ["an exclusion takes it out", { namePatterns: ["*"] }, { resourceGroups: ["rg-sql"] }, false],
  [
    "one exclusion of several is enough",
    { namePatterns: ["*"] },
    { namePatterns: ["x*"], tags: [{ name: "env", value: null }] },
    false,
  ],
  ["an exclusion of others does not", { namePatterns: ["*"] }, { namePatterns: ["*-test"] }, true],
])("%s", (_, include, exclude, expected) => {
  const scope = { include: { ...emptySelector, ...include }, exclude: { ...emptySelector, ...exclude } };
  expect(matchesScope(scope, vm)).toBe(expected);
});
