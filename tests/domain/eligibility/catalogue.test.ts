import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue, catalogueVersion, findRule, versionOf } from "#lib/domain/eligibility/catalogue.ts";
import { inBothModes } from "#lib/domain/eligibility/severity.ts";
import { assessVm } from "#tests/support/assess-vm.ts";

const dossier = new URL("../../../../shared/azure/eligibility.md", import.meta.url);
const idsOf = (rules: typeof catalogue) => rules.map((rule) => rule.id);

test.skipIf(!existsSync(dossier))(
  "holds exactly the rules of the eligibility dossier (skipped where ../shared is absent)",
  () => {
    const rows = readFileSync(dossier, "utf8").matchAll(/^\| (E\d+[a-z]?) \|/gm);
    expect(idsOf(catalogue)).toEqual(Array.from(rows, (row) => row[1]));
  },
);

test("every rule explains itself in sentences, with a dated source", () => {
  for (const rule of catalogue) {
    expect(rule.title.length, rule.id).toBeLessThanOrEqual(42);
    expect(rule.condition, rule.id).toMatch(/\.$/);
    expect(rule.remedy, rule.id).toMatch(/\.$/);
    expect(rule.sources.length, rule.id).toBeGreaterThan(0);
  }
  expect(new Set(catalogue.map((rule) => rule.title)).size).toBe(catalogue.length);
});

test("advice is what Azure cannot show or what needs no action", () => {
  expect(idsOf(catalogue.filter((rule) => rule.visibility === "advice"))).toEqual(["E11", "E38", "E47", "E48", "E70"]);
});

test("passing are the obstacles that end by themselves", () => {
  const passing = ["E43", "E44", "E65", "E80", "E81", "E82", "E83", "E93"];
  expect(idsOf(catalogue.filter((rule) => rule.passing))).toEqual(passing);
});

test("only what no document covers is unverified", () => {
  expect(idsOf(catalogue.filter((rule) => rule.unverified))).toEqual(["E23"]);
});

test("the version changes with a severity and not with a wording", () => {
  const changed = (change: object) =>
    versionOf(catalogue.map((rule) => (rule.id === "E31" ? { ...rule, ...change } : rule)));
  expect(catalogueVersion).toMatch(/^[0-9a-f]{8}$/);
  expect(assessVm({}).catalogueVersion).toBe(catalogueVersion);
  expect(changed({ remedy: "Something else." })).toBe(catalogueVersion);
  expect(changed({ severity: inBothModes("info") })).not.toBe(catalogueVersion);
  expect(changed({ sources: ["compute-instant-access"] })).not.toBe(catalogueVersion);
});

test("a finding carries the documents of its rule and the newest of their dates", () => {
  const [finding] = assessVm({ surroundings: { restorePointCount: 500 } }).findings;
  expect(finding?.source).toContain("restore-point-troubleshooting.md");
  expect(finding?.sourceDate).toBe("2023-11-06");
  expect(findRule("E84")?.remedy).toBe(finding?.remedy);
  expect(findRule("E00")).toBeUndefined();
});
