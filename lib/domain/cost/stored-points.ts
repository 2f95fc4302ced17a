import type { Usage } from "./charge-line.ts";
import type { CostMachine } from "./cost-inputs.ts";
import { countOf, gibInWords, rangeInWords, shareInWords } from "./in-words.ts";
import { type IncludedDisk, includedData } from "./included-data.ts";
import { type PointGaps, storedPerUsedGib } from "./point-gaps.ts";
import { type PriceList, priceOf, type SnapshotRedundancy, type VaultRedundancy } from "./price-list.ts";
import { changeBetween, noRange, type Range } from "./range.ts";

/** GiB that the points of one disk take. */
export const storedGibOf = ({ usedGib, dailyChurnRatio }: IncludedDisk, chain: PointGaps): Range => ({
  low: usedGib.low * storedPerUsedGib(chain, dailyChurnRatio.low),
  expected: usedGib.expected * storedPerUsedGib(chain, dailyChurnRatio.expected),
  high: usedGib.high * storedPerUsedGib(chain, dailyChurnRatio.high),
});

export function storedGib(machine: CostMachine, chain: PointGaps): Range {
  const stored = { ...noRange };
  for (const disk of includedData(machine).disks) {
    const { low, expected, high } = storedGibOf(disk, chain);
    stored.low += low;
    stored.expected += expected;
    stored.high += high;
  }
  return stored;
}

/** Incremental snapshots lie on zone-redundant storage where the region has it, else on LRS (pricing dossier 4.1). */
export function snapshotRedundancyIn(prices: PriceList, region: string, chosen: SnapshotRedundancy | null) {
  if (chosen) return chosen;
  const isPriced = (redundancy: SnapshotRedundancy) =>
    priceOf(prices, { charge: "SnapshotStorage", region, redundancy }) !== null;
  return !isPriced("ZRS") && isPriced("LRS") ? "LRS" : "ZRS";
}

type Where = { region: string; redundancy: SnapshotRedundancy | null };

/** Storage of restore points as incremental snapshots, apart from what only the bin still holds. */
export function snapshotStorage(
  machine: CostMachine,
  prices: PriceList,
  points: { kept: PointGaps; withBin: PointGaps },
  part: "KeptPoints" | "InstantSnapshots" | "CopiedPoints",
  { region, redundancy }: Where = { region: machine.region, redundancy: null },
): Usage[] {
  const question = {
    charge: "SnapshotStorage",
    region,
    redundancy: snapshotRedundancyIn(prices, region, redundancy),
  } as const;
  const kept = storedGib(machine, points.kept);
  const usages: Usage[] =
    points.kept.points === 0
      ? []
      : [{ part, question, quantity: kept, explain: () => keptInWords(machine, points.kept, kept) }];
  if (points.withBin === points.kept || points.withBin.points === points.kept.points) return usages;
  const inBin = changeBetween(kept, storedGib(machine, points.withBin));
  return [...usages, { part: "BinnedPoints", question, quantity: inBin, explain: () => binInWords(points) }];
}

function binInWords({ kept, withBin }: { kept: PointGaps; withBin: PointGaps }): string {
  const binned = withBin.points - kept.points;
  const end = binned === 1 ? "it is" : "they are";
  return `${countOf(binned, "more restore point")} in the bin, billed until ${end} deleted in Azure.`;
}

/** Vault storage holds the same data as its recovery points: used at first, changes from then on. */
export function vaultStorage(machine: CostMachine, chain: PointGaps, redundancy: VaultRedundancy): Usage {
  const quantity = storedGib(machine, chain);
  const question = { charge: "VaultStorage", region: machine.region, redundancy } as const;
  return { part: "VaultData", question, quantity, explain: () => keptInWords(machine, chain, quantity) };
}

function keptInWords(machine: CostMachine, { points }: PointGaps, stored: Range): string {
  const { usedGib, provisionedGib } = includedData(machine);
  const full = `${rangeInWords(usedGib, gibInWords)} used of ${gibInWords(provisionedGib)} in the oldest point`;
  if (points <= 1) return `${full}; no later one yet.`;
  const changed = gibInWords(stored.expected - usedGib.expected);
  return `${full}, and ${changed} of changes in ${countOf(points - 1, "later point")} (${churnInWords(machine)} a day).`;
}

function churnInWords(machine: CostMachine): string {
  const ratios = new Set(includedData(machine).disks.map(({ dailyChurnRatio }) => dailyChurnRatio.expected));
  const [only] = ratios;
  return ratios.size === 1 && only !== undefined ? shareInWords(only) : "by disk, a share";
}
