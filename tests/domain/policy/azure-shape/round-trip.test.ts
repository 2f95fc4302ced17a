import fc from "fast-check";
import { expect, it } from "vitest";
import { readPolicyMember } from "#lib/contracts/azure-policy.ts";
import { azureGaps } from "#lib/domain/policy/azure-shape/azure-gaps.ts";
import type { AzurePolicy } from "#lib/domain/policy/azure-shape/azure-policy.ts";
import { fromAzurePolicy } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { azureMembers, nearestInAzure } from "#lib/domain/policy/azure-shape/nearest-in-azure.ts";
import { toAzurePolicy } from "#lib/domain/policy/azure-shape/to-azure-policy.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#simulator/recovery-services/validate-policy.ts";
import { arbitraryPolicy } from "#tests/support/arbitrary-policy.ts";

/** As a file: only what JSON keeps. */
const written = (policy: AzurePolicy): unknown => JSON.parse(JSON.stringify(policy));

it("brings back every policy exactly as it was, with nothing to say about it", () => {
  fc.assert(
    fc.property(arbitraryPolicy, (settings) => {
      const read = fromAzurePolicy(written(toAzurePolicy("nightly", settings)), readPolicyMember);
      expect(read).toEqual({ name: "nightly", settings, problems: [], notCarriedOver: [] });
    }),
    { numRuns: 200 },
  );
});

it("writes only what Azure Backup takes", () => {
  fc.assert(
    fc.property(arbitraryPolicy, (settings) => {
      const { properties } = written(toAzurePolicy("nightly", settings)) as { properties: Record<string, never> };
      expect(validatePolicy(properties)).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

it("finds for Azure's own part without ours the nearest policy, and the nearest of that is itself", () => {
  fc.assert(
    fc.property(arbitraryPolicy, (settings) => {
      const { stillpoint: _, ...azureOnly } = toAzurePolicy("nightly", settings);
      const read = fromAzurePolicy(JSON.parse(JSON.stringify(azureOnly)), readPolicyMember);
      const nearest = nearestInAzure(settings);
      expect(read).toMatchObject({ settings: Object.fromEntries(azureMembers.map((key) => [key, nearest[key]])) });
      expect(nearestInAzure(nearest)).toEqual(nearest);
    }),
    { numRuns: 150 },
  );
});

it("says in words whenever Azure's part alone would not bring the policy back", () => {
  fc.assert(
    fc.property(arbitraryPolicy, (settings) => {
      const { stillpoint: _, ...azureOnly } = toAzurePolicy("nightly", settings);
      const read = fromAzurePolicy(JSON.parse(JSON.stringify(azureOnly)), readPolicyMember);
      const isSame = "settings" in read && JSON.stringify(read.settings) === JSON.stringify(settings);
      if (!isSame && settings.consistencyType !== "OnlyCrashConsistent") expect(azureGaps(settings)).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it("has nothing to say against a policy that Azure could have made", () => {
  const retention = { ...defaultPolicySettings.retention, daily: { days: 180 } };
  expect(azureGaps({ ...defaultPolicySettings, retention })).toEqual([]);
});
