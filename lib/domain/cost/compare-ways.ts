import { type CostPart, partInWords, problemOf, usablePrice } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import type { Moment } from "./point-plan.ts";
import { addRanges, exactly, multiplyRanges, noRange, type Range } from "./range.ts";
import { type Way, wayInWords, ways } from "./ways.ts";

export type WayTotal = {
  way: Way;
  name: string;
  monthly: Range;
  /** Paid once, such as the first copy to another region. */
  once: Range;
  parts: { part: CostPart; name: string; amount: Range }[];
  unpriced: { because: string; vms: number }[];
};

/** The same VMs protected in each of the ways, side by side. */
export function compareWays(inputs: CostInputs, question: Omit<CostQuestion, "way">, moment: Moment): WayTotal[] {
  const counts = vmsByMachine(inputs);
  return ways.map((way): WayTotal => {
    const total: WayTotal = { way, name: wayInWords[way], monthly: noRange, once: noRange, parts: [], unpriced: [] };
    const parts = new Map<CostPart, Range>();
    const unpriced = new Map<string, number>();
    inputs.machines.forEach((machine, index) => {
      const vms = counts[index] ?? 0;
      for (const usage of usageOfVm(inputs, machine, moment, { ...question, way })) {
        const price = usablePrice(usage, question.prices);
        if (!price || !usage.quantity) {
          const because = problemOf(usage, question.prices);
          unpriced.set(because, (unpriced.get(because) ?? 0) + vms);
          continue;
        }
        const amount = multiplyRanges(usage.quantity, exactly(price.amount * vms));
        if (usage.isOnce) total.once = addRanges(total.once, amount);
        else {
          total.monthly = addRanges(total.monthly, amount);
          parts.set(usage.part, addRanges(parts.get(usage.part) ?? noRange, amount));
        }
      }
    });
    total.parts = [...parts].map(([part, amount]) => ({ part, name: partInWords[part], amount }));
    total.unpriced = [...unpriced].map(([because, vms]) => ({ because, vms }));
    return total;
  });
}

/** How many VMs each machine stands for; a selection may have none of some. */
export function vmsByMachine({ machines, vms }: Pick<CostInputs, "machines" | "vms">): number[] {
  const counts = new Array<number>(machines.length).fill(0);
  for (const { machine } of vms) counts[machine] = (counts[machine] ?? 0) + 1;
  return counts;
}

/** The same machine with all its disks as full as this. */
export const withUsedRatio = (machine: CostMachine, usedRatio: number): CostMachine => ({
  ...machine,
  usedRatio: { ...exactly(usedRatio), from: machine.usedRatio.from },
  disks: machine.disks.map((disk) => ({ ...disk, usedRatio: null })),
});
