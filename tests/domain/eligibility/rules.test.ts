import { describe, expect, test } from "vitest";
import { type Profile, profiles } from "#lib/domain/eligibility/assessment.ts";
import { catalogue } from "#lib/domain/eligibility/catalogue.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import { diskCases } from "#tests/domain/eligibility/rule-cases/disk-cases.ts";
import { environmentCases } from "#tests/domain/eligibility/rule-cases/environment-cases.ts";
import { guestCases } from "#tests/domain/eligibility/rule-cases/guest-cases.ts";
import { shapeCases } from "#tests/domain/eligibility/rule-cases/shape-cases.ts";
import { sizeCases } from "#tests/domain/eligibility/rule-cases/size-cases.ts";
import { application, assessVm, crash, type Scenario } from "#tests/support/assess-vm.ts";

const cases = [...shapeCases, ...sizeCases, ...diskCases, ...guestCases, ...environmentCases];
const letters = { blocker: "B", warning: "W", info: "I" } as const;

/** The severity of one rule as the tables of the cases write it, e.g. `-- BW`. */
function severityOf(ruleId: string, scenario: Scenario): string {
  const letter = (mode: RequestableMode, profile: Profile) => {
    const found = assessVm(scenario, mode, profile).findings.find((finding) => finding.ruleId === ruleId);
    return found ? letters[found.severity] : "-";
  };
  return [application, crash].map((mode) => profiles.map((profile) => letter(mode, profile)).join("")).join(" ");
}

describe.each(cases)("rule $id", ({ id, severity, fires, spares }) => {
  test.each(fires)(`is ${severity} for case %#`, (scenario) => {
    expect(severityOf(id, scenario)).toBe(severity);
  });

  test.each(spares)("is silent for case %#", (scenario) => {
    expect(severityOf(id, scenario)).toBe("-- --");
  });
});

test("every checked rule has cases that fire and cases that do not, and advice has none", () => {
  const checked = catalogue.filter((rule) => rule.visibility === "checked").map((rule) => rule.id);
  expect(cases.map((ruleCase) => ruleCase.id)).toEqual(checked);
  expect(cases.filter(({ fires, spares }) => fires.length === 0 || spares.length === 0)).toEqual([]);
});

test("a finding names the disks or the VM it is about", () => {
  for (const { id, fires } of cases) {
    for (const scenario of fires) {
      const all = [application, crash].flatMap((mode) => assessVm(scenario, mode, "compute").findings);
      for (const finding of all.filter(({ ruleId }) => ruleId === id)) {
        if (finding.diskNames.length <= 6)
          for (const name of finding.diskNames) expect(finding.meaning).toContain(name);
        expect(finding.meaning).toMatch(/\.$/);
        expect(finding.meaning).not.toMatch(/undefined|null|NaN/);
      }
    }
  }
});
