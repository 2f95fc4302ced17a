import { isRatioRange, type Range } from "./range.ts";

/** From the widest to the nearest; `Default` is what the product assumes when nobody has said anything. */
export const assumptionScopes = ["Default", "Fleet", "Policy", "VirtualMachine", "Disk"] as const;
export type AssumptionScope = (typeof assumptionScopes)[number];

/** A ratio of 0 to 1 that Azure does not tell, and where it came from. */
export type Assumed = Range & { from: AssumptionScope };

export type AssumptionValues = { usedRatio: Assumed; dailyChurnRatio: Assumed };

/** As stored: null leaves the value to the next wider scope. */
export type StoredAssumption = { usedRatio: unknown; dailyChurnRatio: unknown } | null | undefined;

/**
 * Azure Resource Manager tells neither how full a disk is nor how much of it changes (pricing dossier 4.1). Half full is what
 * Azure itself takes for agentless backup (agentless multi-disk crash-consistent overview, 2025-07-25); 2 % a day is the
 * figure of Microsoft's own example (backup-instant-restore-capability, 2025-06-16). The lower and upper ends are assumed.
 */
export const defaultAssumptions: AssumptionValues & { source: { usedRatio: string; dailyChurnRatio: string } } = {
  usedRatio: { low: 0.3, expected: 0.5, high: 0.8, from: "Default" },
  dailyChurnRatio: { low: 0.005, expected: 0.02, high: 0.05, from: "Default" },
  source: {
    usedRatio: "Half of each disk, as Azure counts it for agentless backup (2025-07-25); 30 % and 80 % are assumed.",
    dailyChurnRatio:
      "Assumed: 2 % of the used data a day, as in Microsoft's example (2025-06-16); 0.5 % and 5 % around it.",
  },
};

/** A ratio that somebody expects, with ends as far from it as those of the default; no more than all of a disk. */
export function aroundExpected(value: keyof AssumptionValues, expected: number): Range {
  const { low, expected: usual, high } = defaultAssumptions[value];
  return { low: (expected * low) / usual, expected, high: Math.min(1, (expected * high) / usual) };
}

/** What a nearer scope says replaces what a wider one said, each value by itself. A value that is no ratio says nothing. */
export function narrow(wider: AssumptionValues, stored: StoredAssumption, from: AssumptionScope): AssumptionValues {
  return {
    usedRatio: assumedFrom(stored?.usedRatio, from) ?? wider.usedRatio,
    dailyChurnRatio: assumedFrom(stored?.dailyChurnRatio, from) ?? wider.dailyChurnRatio,
  };
}

export function assumedFrom(value: unknown, from: AssumptionScope): Assumed | null {
  if (!isRatioRange(value)) return null;
  const { low, expected, high } = value;
  return { low, expected, high, from };
}
