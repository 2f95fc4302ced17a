import type { CostQuestion } from "./estimate-vm.ts";
import { includedData } from "./included-data.ts";
import type { Moment } from "./point-plan.ts";
import type { UnitPrice } from "./price-list.ts";
import type { Range } from "./range.ts";
import { type CostSelection, totalUsage, type UsageTotal, vmsByMachine } from "./total-usage.ts";

/** From the least to the most of what is expected over the disks; the same number where all are taken alike. */
type Spread = { least: number; most: number };

/** An estimate in a few words, with everything that it rests on. */
export type EstimateSummary = {
  currency: string;
  vms: number;
  monthly: Range;
  once: Range;
  /** null where no disk is held. */
  assumed: { usedRatio: Spread; dailyChurnRatio: Spread } | null;
  prices: { origin: UnitPrice["origin"]; oldestAt: string }[];
  /** What the amount is without. */
  unpriced: { because: string; vms: number }[];
};

export const summariseEstimate = (selection: CostSelection, question: CostQuestion, moment: Moment): EstimateSummary =>
  summariseTotal(selection, totalUsage(selection, question, moment), question.prices.currency);

export function summariseTotal(selection: CostSelection, total: UsageTotal, currency: string): EstimateSummary {
  const { monthly, once, unpriced, prices } = total;
  return {
    ...{ currency, monthly, once },
    vms: vmsByMachine(selection).reduce((sum, vms) => sum + vms, 0),
    assumed: assumedOf(selection),
    prices: oldestByOrigin(prices),
    unpriced: [...unpriced].map(([because, vms]) => ({ because, vms })).toSorted((a, b) => b.vms - a.vms),
  };
}

function assumedOf(selection: CostSelection): EstimateSummary["assumed"] {
  const counts = vmsByMachine(selection);
  const usedRatio: Spread = { least: Number.POSITIVE_INFINITY, most: 0 };
  const dailyChurnRatio: Spread = { ...usedRatio };
  selection.machines.forEach((machine, position) => {
    if (!counts[position]) return;
    for (const disk of includedData(machine).disks) {
      widen(usedRatio, disk.usedRatio.expected);
      widen(dailyChurnRatio, disk.dailyChurnRatio.expected);
    }
  });
  return usedRatio.least > usedRatio.most ? null : { usedRatio, dailyChurnRatio };
}

function widen(spread: Spread, value: number): void {
  spread.least = Math.min(spread.least, value);
  spread.most = Math.max(spread.most, value);
}

function oldestByOrigin(prices: ReadonlySet<UnitPrice>): EstimateSummary["prices"] {
  const oldest = new Map<UnitPrice["origin"], string>();
  for (const { origin, asOf } of prices) {
    const known = oldest.get(origin);
    if (!known || asOf < known) oldest.set(origin, asOf);
  }
  return [...oldest].map(([origin, oldestAt]) => ({ origin, oldestAt }));
}
