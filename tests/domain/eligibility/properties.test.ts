import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "#lib/domain/eligibility/assess.ts";
import type { Assessment } from "#lib/domain/eligibility/assessment.ts";
import { findRule } from "#lib/domain/eligibility/catalogue.ts";
import { isBlockedForNow } from "#lib/domain/eligibility/passing-blockers.ts";
import { suggestExclusions } from "#lib/domain/eligibility/suggest-exclusions.ts";
import { arbitraryInput } from "#tests/support/arbitrary-vm.ts";
import { blockerIds } from "#tests/support/assess-vm.ts";

/** Rules about agent and guest that Azure asks of application-consistent points alone. */
const guestRules = ["E60", "E61", "E62", "E66", "E67", "E68"];
const verdicts = { blocker: "blocked", warning: "eligibleWithWarnings", info: "eligible" } as const;
const idsOf = (assessment: Assessment) => assessment.findings.map((finding) => finding.ruleId);

describe("for any VM", () => {
  test("the verdict is that of the gravest finding", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { verdict, findings } = assess(input);
        expect(verdict).toBe(findings[0] ? verdicts[findings[0].severity] : "eligible");
      }),
    );
  });

  test("the same facts give the same assessment, and the facts stay untouched", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const copy = structuredClone(input);
        expect(assess(input)).toEqual(assess(copy));
        expect(input).toEqual(copy);
      }),
    );
  });

  test("the order in which Azure lists disks and exclusions does not matter", () => {
    const shuffled = arbitraryInput.chain((input) =>
      fc
        .shuffledSubarray(input.facts.disks, { minLength: input.facts.disks.length })
        .map((disks) => ({ input, other: { ...input, facts: { ...input.facts, disks } } })),
    );
    fc.assert(
      fc.property(shuffled, ({ input, other }) => {
        const excludedDiskNames = input.excludedDiskNames.toReversed();
        expect(assess({ ...other, excludedDiskNames })).toEqual(assess(input));
      }),
    );
  });

  test("crash-consistent findings never speak of the guest", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const found = idsOf(assess({ ...input, mode: "CrashConsistent" }));
        expect(found.filter((id) => guestRules.includes(id))).toEqual([]);
      }),
    );
  });

  test("leaving out the lifting disks leaves no blocker, and each of them is needed", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { liftingExclusions: lifting } = assess(input);
        if (lifting === null) return;
        const blockersWithout = (names: readonly string[]) =>
          blockerIds(assess({ ...input, excludedDiskNames: [...input.excludedDiskNames, ...names] }));
        expect(blockersWithout(lifting)).toEqual([]);
        for (const kept of lifting) expect(blockersWithout(lifting.filter((name) => name !== kept))).not.toEqual([]);
      }),
    );
  });

  test("a blocked VM without lifting disks stays blocked when all data disks are left out, or nothing would be left", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { verdict, liftingExclusions: lifting } = assess(input);
        if (verdict !== "blocked" || lifting !== null) return;
        const data = input.facts.disks.filter((disk) => disk.role === "data").map((disk) => disk.name);
        expect(assess({ ...input, excludedDiskNames: [...input.excludedDiskNames, ...data] }).verdict).toBe("blocked");
      }),
    );
  });

  test("leaving out one more data disk never adds a blocker; E22 only takes the place of E21", () => {
    const oneMore = arbitraryInput
      .filter((input) => input.facts.disks.length > 1)
      .chain((input) => fc.constantFrom(...input.facts.disks.slice(1)).map((disk) => ({ input, disk })));
    fc.assert(
      fc.property(oneMore, ({ input, disk }) => {
        const before = blockerIds(assess(input));
        const after = blockerIds(assess({ ...input, excludedDiskNames: [...input.excludedDiskNames, disk.name] }));
        expect(after.filter((id) => !before.includes(id) && !(id === "E22" && before.includes("E21")))).toEqual([]);
      }),
    );
  });

  test("what azureBackupParity lets pass, compute lets pass", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const parity = blockerIds(assess({ ...input, profile: "azureBackupParity" }));
        expect(parity).toEqual(expect.arrayContaining(blockerIds(assess({ ...input, profile: "compute" }))));
      }),
    );
  });

  test("an end is named for passing findings only, and lies ahead", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const { until, passing } of assess(input).findings.filter((finding) => finding.until !== null)) {
          expect(passing).toBe(true);
          expect(until?.getTime()).toBeGreaterThan(input.now.getTime());
        }
      }),
    );
  });

  test("waiting is advised exactly when every blocker passes", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const assessment = assess(input);
        const lasting = blockerIds(assessment).filter((id) => !findRule(id)?.passing);
        expect(isBlockedForNow(assessment)).toBe(assessment.verdict === "blocked" && lasting.length === 0);
      }),
    );
  });

  test("suggested exclusions remove every lasting blocker that exclusions can remove", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const excludedDiskNames = suggestExclusions(input).map((suggestion) => suggestion.diskName);
        const remaining = assess({ ...input, excludedDiskNames }).findings;
        const removable = remaining.filter(
          ({ severity, excludable, passing }) => severity === "blocker" && excludable && !passing,
        );
        expect(removable).toEqual([]);
      }),
    );
  });
});
