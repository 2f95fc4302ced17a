import type { CostQuestion } from "./estimate-vm.ts";
import { noRange, type Range } from "./range.ts";
import { type CostSelection, totalUsage } from "./total-usage.ts";

/** What a month would cost as things stand so many months on; `once` is paid in that month alone. */
export type MonthTotal = { inMonths: number; monthly: Range; once: Range };

/** How the cost grows until the policies hold all their points: from today, or from the first full copy of a new protection. */
export function monthByMonth(
  selection: CostSelection,
  question: CostQuestion,
  { months = 12, isNew = false }: { months?: number; isNew?: boolean } = {},
): MonthTotal[] {
  const machines = isNew
    ? selection.machines.map((machine) => ({ ...machine, monthsProtected: 0 }))
    : selection.machines;
  return Array.from({ length: months }, (_, index): MonthTotal => {
    const inMonths = index + 1;
    const { monthly, once } = totalUsage({ ...selection, machines }, question, { inMonths });
    return { inMonths, monthly, once: index === 0 ? once : noRange };
  });
}
