import type { Usage } from "./charge-line.ts";
import { monthDays } from "./copied-data.ts";
import type { CostMachine } from "./cost-inputs.ts";
import { diskFamilyOf } from "./disk-tier.ts";
import { gibInWords, rangeInWords } from "./in-words.ts";
import { type IncludedDisk, includedData } from "./included-data.ts";
import { changedRatio } from "./point-gaps.ts";
import { exactly, type Range, sumRanges } from "./range.ts";

/**
 * Instant access to a restore point of Premium SSD v2 and Ultra disks: storage for what changes while it is on, which begins at
 * nothing, and for each disk restored from it a fee on its provisioned size (pricing dossier 4.3; no price figure was found).
 */
export function instantAccess(machine: CostMachine, activeDays: number, isRestored: boolean): Usage[] {
  const byFamily = Map.groupBy(includedData(machine).disks, ({ disk }) => diskFamilyOf(disk.sku));
  return [...byFamily].flatMap(([family, disks]): Usage[] => {
    if (!family) return [];
    const { region } = machine;
    const changed = sumRanges(disks.map((disk) => changedGibMonths(disk, activeDays)));
    const provisionedGib = disks.reduce((sum, { sizeGib }) => sum + sizeGib, 0);
    const storage: Usage = {
      part: "InstantAccess",
      question: { charge: "InstantAccessStorage", region, family },
      quantity: changed,
      isOnce: true,
      explain: () => `${rangeInWords(changed, gibInWords)}-months that change while instant access is on.`,
    };
    const restore: Usage = {
      part: "InstantAccessRestore",
      question: { charge: "InstantAccessRestore", region, family },
      quantity: exactly(provisionedGib),
      isOnce: true,
      explain: () =>
        `Each restored disk is billed once for its provisioned size, ${gibInWords(provisionedGib)} together.`,
    };
    return isRestored ? [storage, restore] : [storage];
  });
}

/** What changes grows evenly from nothing, so half of it on average. */
function changedGibMonths({ usedGib, dailyChurnRatio }: IncludedDisk, activeDays: number): Range {
  const average = (churn: number) => (changedRatio(churn, activeDays) / 2) * (activeDays / monthDays);
  return {
    low: usedGib.low * average(dailyChurnRatio.low),
    expected: usedGib.expected * average(dailyChurnRatio.expected),
    high: usedGib.high * average(dailyChurnRatio.high),
  };
}
