import { expect, test } from "vitest";
import { counted, listed, theDisks, utc } from "#lib/domain/eligibility/wording.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

test.each([
  [[], "none"],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and f"],
  [["a", "b", "c", "d", "e", "f", "g", "h"], "a, b, c, d, e, f and 2 more"],
])("lists %j as %j", (items, text) => {
  expect(listed(items)).toBe(text);
});

test("disks are named with the place by which they are excluded", () => {
  expect(theDisks("disk", [makeDisk({ role: "os" })])).toBe("the disk app-01-os (OS disk)");
  expect(theDisks("Ultra disk", [makeDisk({ lun: 3, name: "log" }), makeDisk({ lun: null, name: "odd" })])).toBe(
    "the Ultra disks log (LUN 3) and odd (LUN unknown)",
  );
});

test("counts agree with their noun, and instants say their zone", () => {
  expect([0, 1, 2].map((count) => counted(count, "data disk"))).toEqual([
    "0 data disks",
    "1 data disk",
    "2 data disks",
  ]);
  expect(utc(new Date("2026-11-22T13:20:59Z"))).toBe("2026-11-22 13:20 UTC");
});
