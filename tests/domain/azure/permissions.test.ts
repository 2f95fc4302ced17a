import { expect, test } from "vitest";
import { isGranted, matchesAction, neededActions, readPermissions } from "#lib/azure/permissions.ts";

test.each([
  ["*", "Microsoft.Compute/disks/read", true],
  ["*/read", "Microsoft.Compute/virtualMachines/instanceView/read", true],
  ["*/read", "Microsoft.Compute/virtualMachines/write", false],
  ["Microsoft.Compute/*", "Microsoft.Compute/restorePointCollections/restorePoints/write", true],
  [
    "microsoft.compute/RestorePointCollections/*/read",
    "Microsoft.Compute/restorePointCollections/restorePoints/read",
    true,
  ],
  ["Microsoft.Compute/disks/read", "Microsoft.Compute/disks/readMore", false],
  ["Microsoft.Compute/disks/re.d", "Microsoft.Compute/disks/read", false],
])("%s covers %s: %s", (pattern, action, covered) => {
  expect(matchesAction(pattern, action)).toBe(covered);
});

test("what one assignment takes away another may still give", () => {
  const reader = { actions: ["*/read"], notActions: ["Microsoft.Compute/disks/*"] };
  const disks = { actions: ["Microsoft.Compute/disks/read"], notActions: [] };
  expect(isGranted([reader], "Microsoft.Compute/disks/read")).toBe(false);
  expect(isGranted([reader, disks], "Microsoft.Compute/disks/read")).toBe(true);
});

test("the Reader role discovers but neither backs up nor prunes", () => {
  const readings = readPermissions([{ actions: ["*/read"], notActions: [] }]);
  expect(readings.filter(({ neededFor }) => neededFor === "discover").every(({ granted }) => granted)).toBe(true);
  expect(readings.filter(({ granted }) => !granted).map(({ action }) => action)).toEqual([
    "Microsoft.Compute/restorePointCollections/write",
    "Microsoft.Compute/restorePointCollections/restorePoints/write",
    ...neededActions.prune,
  ]);
});
