import { describe, expect, it } from "vitest";
import { readLimits } from "#lib/azure/read-limits.ts";

const header = "x-ms-ratelimit-remaining-resource";

describe("the counts that Azure's answers carry", () => {
  it("are read from one header and from several that were joined", () => {
    expect(readLimits({ [header]: "Microsoft.Compute/HighCostGet;159" })).toEqual([
      { policy: "HighCostGet", remaining: 159 },
    ]);
    const joined =
      "Microsoft.Compute/PutRestorePointResource;5, Microsoft.Compute/PutRestorePointSubscriptionMaximum;149";
    expect(readLimits({ [header]: joined })).toEqual([
      { policy: "PutRestorePointResource", remaining: 5 },
      { policy: "PutRestorePointSubscriptionMaximum", remaining: 149 },
    ]);
  });

  it("are none where Azure names none, or something else", () => {
    expect(readLimits({})).toEqual([]);
    expect(readLimits({ [header]: "soon" })).toEqual([]);
  });
});
