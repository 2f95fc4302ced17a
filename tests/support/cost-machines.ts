import { defaultAssumptions } from "#lib/domain/cost/assumptions.ts";
import type { CostDisk, CostInputs, CostMachine, PolicyTerms } from "#lib/domain/cost/cost-inputs.ts";
import { noPoints } from "#lib/domain/cost/point-gaps.ts";
import { exactly, type Range } from "#lib/domain/cost/range.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";

export const noTiers = { daily: null, weekly: null, monthly: null, yearly: null };

/** Every four hours, kept for seven days. */
export const fourHourly: PolicyTerms = {
  schedule: defaultPolicySettings.schedule,
  instantRetentionDays: 7,
  retention: noTiers,
};

export const said = (ratio: number | Range) => ({
  ...(typeof ratio === "number" ? exactly(ratio) : ratio),
  from: "Disk" as const,
});

export const makeCostDisk = (overrides: Partial<CostDisk> = {}): CostDisk => ({
  role: "data",
  lun: 0,
  sku: "Premium_LRS",
  sizeGib: 128,
  isIncluded: true,
  usedRatio: null,
  dailyChurnRatio: null,
  ...overrides,
});

/** A machine in East US under the policy `p`, without points, with disks of these sizes. */
export function makeMachine(sizesGib: readonly number[], overrides: Partial<CostMachine> = {}): CostMachine {
  return {
    region: "eastus",
    policyId: "p",
    disks: sizesGib.map((sizeGib, index) =>
      makeCostDisk({ sizeGib, role: index === 0 ? "os" : "data", lun: index === 0 ? null : index - 1 }),
    ),
    usedRatio: defaultAssumptions.usedRatio,
    dailyChurnRatio: defaultAssumptions.dailyChurnRatio,
    held: { kept: noPoints, withBin: noPoints },
    monthsProtected: 0,
    isStopped: false,
    ...overrides,
  };
}

/** One VM for each machine, all of one subscription; without a bin unless told otherwise. */
export function makeInputs(
  machines: readonly CostMachine[],
  terms: PolicyTerms = fourHourly,
  overrides: Partial<CostInputs> = {},
): CostInputs {
  return {
    now: "2026-11-22T12:00:00.000Z",
    binDays: 0,
    policies: [{ id: "p", name: "Policy", terms }],
    subscriptions: [{ id: "s", name: "Subscription" }],
    machines,
    vms: machines.map((_, machine) => ({
      id: `vm-${machine}`,
      name: `vm-${machine}`,
      subscriptionId: "s",
      resourceGroup: `rg-${machine % 3}`,
      machine,
    })),
    ...overrides,
  };
}
