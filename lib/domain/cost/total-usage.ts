import { type CostPart, problemOf, usablePrice } from "./charge-line.ts";
import type { CostInputs } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import type { Moment } from "./point-plan.ts";
import type { UnitPrice } from "./price-list.ts";
import { noRange, type Range } from "./range.ts";

/** VMs that are reckoned together: each of them named, or added up by kind, with how many they are (`MachineKinds`). */
export type CostSelection = Pick<CostInputs, "now" | "binDays" | "policies" | "machines"> &
  (Pick<CostInputs, "vms"> | { counts: readonly number[] });

export type UsageTotal = {
  /** A month, without what is paid once. */
  monthly: Range;
  /** Paid once, such as the first copy to another region. */
  once: Range;
  /** A month, by what it pays for. */
  parts: Map<CostPart, Range>;
  /** What could not be reckoned, and for how many VMs. */
  unpriced: Map<string, number>;
  /** Those that the amounts rest on. */
  prices: Set<UnitPrice>;
};

/** What a selection costs at a moment: each kind of machine is reckoned once. */
export function totalUsage(selection: CostSelection, question: CostQuestion, moment: Moment): UsageTotal {
  const counts = vmsByMachine(selection);
  const total: UsageTotal = {
    ...{ monthly: { ...noRange }, once: { ...noRange } },
    ...{ parts: new Map(), unpriced: new Map(), prices: new Set() },
  };
  selection.machines.forEach((machine, index) => {
    const vms = counts[index] ?? 0;
    if (vms === 0) return;
    for (const usage of usageOfVm(selection, machine, moment, question)) {
      const price = usablePrice(usage, question.prices);
      if (!price || !usage.quantity) {
        const because = problemOf(usage, question.prices);
        total.unpriced.set(because, (total.unpriced.get(because) ?? 0) + vms);
        continue;
      }
      total.prices.add(price);
      const times = "counts" in selection ? price.amount : price.amount * vms;
      addTimes(usage.isOnce ? total.once : total.monthly, usage.quantity, times);
      if (!usage.isOnce) addTimes(partOf(total, usage.part), usage.quantity, times);
    }
  });
  return total;
}

/** How many VMs each machine stands for; a selection may have none of some. */
export function vmsByMachine(
  selection: Pick<CostInputs, "machines"> & (Pick<CostInputs, "vms"> | { counts: readonly number[] }),
): readonly number[] {
  if ("counts" in selection) return selection.counts;
  const counts = new Array<number>(selection.machines.length).fill(0);
  for (const { machine } of selection.vms) counts[machine] = (counts[machine] ?? 0) + 1;
  return counts;
}

function partOf({ parts }: UsageTotal, part: CostPart): Range {
  const sum = parts.get(part) ?? { ...noRange };
  parts.set(part, sum);
  return sum;
}

/** In place: a slider waits for it. */
function addTimes(sum: Range, { low, expected, high }: Range, times: number): void {
  sum.low += low * times;
  sum.expected += expected * times;
  sum.high += high * times;
}
