import { type CostPart, partInWords } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import type { CostQuestion } from "./estimate-vm.ts";
import type { Moment } from "./point-plan.ts";
import { exactly, type Range } from "./range.ts";
import { totalUsage } from "./total-usage.ts";
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
export const compareWays = (inputs: CostInputs, question: Omit<CostQuestion, "way">, moment: Moment): WayTotal[] =>
  ways.map((way): WayTotal => {
    const { monthly, once, parts, unpriced } = totalUsage(inputs, { ...question, way }, moment);
    return {
      ...{ way, name: wayInWords[way], monthly, once },
      parts: [...parts].map(([part, amount]) => ({ part, name: partInWords[part], amount })),
      unpriced: [...unpriced].map(([because, vms]) => ({ because, vms })),
    };
  });

/** The same machine with all its disks as full as this. */
export const withUsedRatio = (machine: CostMachine, usedRatio: number): CostMachine => ({
  ...machine,
  usedRatio: { ...exactly(usedRatio), from: machine.usedRatio.from },
  disks: machine.disks.map((disk) => ({ ...disk, usedRatio: null })),
});
