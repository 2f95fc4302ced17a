import { usablePrice } from "./charge-line.ts";
import { vmsByMachine } from "./compare-ways.ts";
import type { CostInputs } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import { addRanges, exactly, multiplyRanges, noRange, type Range } from "./range.ts";

/** What a month would cost as things stand so many months on; `once` is paid in that month alone. */
export type MonthTotal = { inMonths: number; monthly: Range; once: Range };

/** How the cost grows until the policies hold all their points: from today, or from the first full copy of a new protection. */
export function monthByMonth(
  inputs: CostInputs,
  question: CostQuestion,
  { months = 12, isNew = false }: { months?: number; isNew?: boolean } = {},
): MonthTotal[] {
  const counts = vmsByMachine(inputs);
  const machines = inputs.machines.map((machine) => (isNew ? { ...machine, monthsProtected: 0 } : machine));
  return Array.from({ length: months }, (_, index): MonthTotal => {
    const total: MonthTotal = { inMonths: index + 1, monthly: noRange, once: noRange };
    machines.forEach((machine, position) => {
      for (const usage of usageOfVm(inputs, machine, { inMonths: total.inMonths }, question)) {
        const price = usablePrice(usage, question.prices);
        if (!price || !usage.quantity) continue;
        const amount = multiplyRanges(usage.quantity, exactly(price.amount * (counts[position] ?? 0)));
        if (!usage.isOnce) total.monthly = addRanges(total.monthly, amount);
        else if (index === 0) total.once = addRanges(total.once, amount);
      }
    });
    return total;
  });
}
