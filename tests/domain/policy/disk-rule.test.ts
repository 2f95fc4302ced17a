import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diskRuleInWords, disksRuledOut, leftOutNames } from "#lib/domain/policy/disk-rule.ts";
import type { DiskRule } from "#lib/domain/policy/policy-settings.ts";
import { planDisks } from "#lib/domain/run/backup/plan-disks.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

const rule = (part: Partial<DiskRule>): DiskRule => ({ luns: [], skus: [], tags: [], ...part });
const os = makeDisk({ role: "os", tags: { backup: "no" } });
const data = (overrides: Partial<DiskFacts> = {}) => makeDisk({ name: "data", lun: 3, ...overrides });

describe("a data disk is left out by", () => {
  it.each<[string, Partial<DiskRule>, Partial<DiskFacts>, string]>([
    ["its LUN", { luns: [0, 3] }, {}, "LUN 3"],
    ["its type, whatever the capitals", { skus: ["premium_lrs"] }, {}, "type Premium_LRS"],
    ["a tag", { tags: [{ name: "Backup", value: "no" }] }, { tags: { backup: "no" } }, "tag Backup=no"],
    ["a tag of any value", { tags: [{ name: "scratch", value: "" }] }, { tags: { scratch: "7" } }, "tag scratch"],
  ])("%s", (_, part, facts, because) => {
    expect(disksRuledOut({ disks: [os, data(facts)] }, rule(part))).toEqual([{ name: "data", because }]);
  });
});

describe("a data disk stays where", () => {
  it.each<[string, Partial<DiskRule>, Partial<DiskFacts>]>([
    ["the rule names nothing", {}, {}],
    ["another LUN is named", { luns: [0] }, {}],
    ["its type is not known", { skus: ["Premium_LRS"] }, { sku: null }],
    ["its tags are not known", { tags: [{ name: "backup", value: "no" }] }, { tags: null }],
    ["the tag's value has other capitals", { tags: [{ name: "backup", value: "no" }] }, { tags: { backup: "No" } }],
    ["Azure names no resource for it", { luns: [3] }, { id: null }],
  ])("%s", (_, part, facts) => {
    expect(disksRuledOut({ disks: [os, data(facts)] }, rule(part))).toEqual([]);
  });
});

it("never leaves out an OS disk, whatever the rule names", () => {
  fc.assert(
    fc.property(
      fc.record({
        luns: fc.uniqueArray(fc.integer({ min: 0, max: 63 })),
        skus: fc.subarray(["Premium_LRS", "UltraSSD_LRS"]),
        tags: fc.array(fc.record({ name: fc.constant("backup"), value: fc.constant("no") })),
      }),
      (any) => disksRuledOut({ disks: [os] }, any).length === 0,
    ),
  );
});

it("takes disks whose tags an earlier version has not stored for such as it knows no tags of", () => {
  const { tags: _, ...stored } = data();
  expect(disksRuledOut({ disks: [stored as DiskFacts] }, rule({ tags: [{ name: "a", value: "" }] }))).toEqual([]);
});

it("is followed by the plan of a run, which says why; what was left out by hand keeps its own reason", () => {
  const byHand = data({ name: "by-hand", id: "/disks/by-hand", lun: 5 });
  const disks = [os, data(), byHand];
  expect(planDisks({ disks }, ["/DISKS/by-hand"], rule({ luns: [3, 5] }))).toMatchObject([
    { name: os.name, included: true, exclusionReason: null },
    { name: "data", included: false, exclusionReason: "Left out by the policy's disk rule (LUN 3)." },
    { name: "by-hand", included: false, exclusionReason: "Left out by the protection settings of this VM." },
  ]);
  expect(leftOutNames({ disks }, ["/DISKS/by-hand"], rule({ luns: [3] }))).toEqual(["data", "by-hand"]);
});

it.each<[Partial<DiskRule>, string]>([
  [{}, "None"],
  [{ luns: [3] }, "LUN 3"],
  [
    { luns: [3, 4], skus: ["UltraSSD_LRS"], tags: [{ name: "backup", value: "no" }] },
    "LUN 3, LUN 4, type UltraSSD_LRS or tag backup=no",
  ],
])("%j reads as %s", (part, words) => expect(diskRuleInWords(rule(part))).toBe(words));
