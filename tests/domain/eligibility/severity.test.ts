import { expect, test } from "vitest";
import { byMode, byProfile, inApplicationMode, inBothModes, inCrashMode } from "#lib/domain/eligibility/severity.ts";

test("one level stands for both profiles, a table for each its own", () => {
  expect(byMode("info", byProfile("blocker", "warning"))).toEqual({
    ApplicationConsistent: { azureBackupParity: "info", compute: "info" },
    CrashConsistent: { azureBackupParity: "blocker", compute: "warning" },
  });
  expect(inBothModes("info")).toEqual(byMode("info", "info"));
  expect(inCrashMode("info")).toEqual(byMode(null, "info"));
  expect(inApplicationMode("info")).toEqual(byMode("info", null));
});
