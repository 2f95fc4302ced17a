import { usablePrice } from "./charge-line.ts";
import type { CostInputs } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import { priceKey, type UnitPrice } from "./price-list.ts";

/** The prices that an estimate for now and for twelve months on rests upon, by key. */
export function usedPrices(inputs: CostInputs, question: CostQuestion): Map<string, UnitPrice> {
  const used = new Map<string, UnitPrice>();
  const present = new Set(inputs.vms.map(({ machine }) => machine));
  for (const position of present) {
    const machine = inputs.machines[position];
    if (!machine) continue;
    for (const moment of ["Now", { inMonths: 12 }] as const) {
      for (const usage of usageOfVm(inputs, machine, moment, question)) {
        const price = usablePrice(usage, question.prices);
        if (price && usage.question) used.set(priceKey(usage.question), price);
      }
    }
  }
  return used;
}
