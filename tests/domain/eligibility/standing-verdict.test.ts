import { expect, test } from "vitest";
import { assess } from "#lib/domain/eligibility/assess.ts";
import type { AssessmentInput } from "#lib/domain/eligibility/assessment.ts";
import { standingVerdict } from "#lib/domain/eligibility/standing-verdict.ts";
import { makeDisks, makeSize, makeSurroundings, makeVm } from "#tests/support/vm-facts.ts";

const now = new Date("2026-03-01T12:00:00Z");
const verdictOf = (overrides: Partial<AssessmentInput>) => {
  const assessment = assess({
    facts: makeVm({ disks: makeDisks(1) }),
    size: makeSize(),
    surroundings: makeSurroundings(),
    mode: "CrashConsistent",
    profile: "azureBackupParity",
    excludedDiskNames: [],
    now,
    ...overrides,
  });
  return [assessment.verdict, standingVerdict(assessment)];
};

const justBackedUp = makeSurroundings({ lastCrashPointAt: new Date("2026-03-01T11:50:00Z") });

test("a VM that was backed up ten minutes ago has to wait but stays eligible", () => {
  const [now, standing] = verdictOf({ surroundings: justBackedUp });
  expect(now).toBe("blocked");
  expect(standing).not.toBe("blocked");
});

test("a lasting obstacle stands, with or without a passing one", () => {
  const facts = makeVm({ disks: makeDisks(1, { sku: "UltraSSD_LRS" }) });
  expect(verdictOf({ facts })).toEqual(["blocked", "blocked"]);
  expect(verdictOf({ facts, surroundings: justBackedUp })).toEqual(["blocked", "blocked"]);
});

test("warnings stay when the passing obstacle is looked past", () => {
  const facts = makeVm({ disks: makeDisks(1, { caching: "ReadWrite" }) });
  expect(verdictOf({ facts, surroundings: justBackedUp })).toEqual(["blocked", "eligibleWithWarnings"]);
});
