import { expect, test } from "vitest";
import { emptySelector } from "#lib/domain/protection-rules/rule-scope.ts";
import { readTag, scopeInWords, tagInWords } from "#lib/domain/protection-rules/scope-in-words.ts";

test("a scope is told in one line", () => {
  const scope = {
    include: {
      ...emptySelector,
      tags: [
        { name: "env", value: "prod" },
        { name: "critical", value: null },
      ],
      subscriptionIds: ["s-1"],
    },
    exclude: { ...emptySelector, namePatterns: ["*-test"], locations: ["northeurope"] },
  };
  expect(scopeInWords(scope, () => "Contoso")).toBe(
    "Tag env=prod or critical, subscription Contoso; not name *-test, not region northeurope",
  );
});

test.each([
  ["env=prod", { name: "env", value: "prod" }],
  [" env = prod ", { name: "env", value: "prod" }],
  ["env", { name: "env", value: null }],
  ["env=", { name: "env", value: "" }],
  ["link=a=b", { name: "link", value: "a=b" }],
])("the tag %s is read as it is written", (text, tag) => {
  expect(readTag(text)).toEqual(tag);
  expect(readTag(tagInWords(tag))).toEqual(tag);
});
