import type { CostBudgetDto } from "#lib/contracts/cost-budgets.ts";
import type { Db } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import { loadBudgetStandings } from "../../cost-budgets/load-budget-standings.ts";

/** Budgets that the expected estimate has passed, or comes near to. */
export async function findPassedBudgets(db: Db, now: Date): Promise<AlertCause[]> {
  const standings = await loadBudgetStandings({ db, now: () => now });
  return standings.flatMap((standing): AlertCause[] => {
    const { id, state, estimate } = standing;
    if (!estimate || (state !== "Near" && state !== "Passed")) return [];
    return [
      {
        ...{ kind: "cost-budget", of: id, virtualMachineId: null },
        message: messageOf(standing, estimate),
        ...(state === "Passed" && { severity: "Critical" as const }),
      },
    ];
  });
}

function messageOf(
  { scope, name, monthlyAmount, currency, unpricedVms }: CostBudgetDto,
  { now, in12Months }: NonNullable<CostBudgetDto["estimate"]>,
): string {
  const money = (amount: number) =>
    `${amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
  const least = unpricedVms > 0 ? " at least, for something has no known price" : "";
  return `Restore points of ${scope} ${name} are estimated at ${money(now.expected)} a month${least}: ${shareInWords(now.expected / monthlyAmount)} of the budget of ${money(monthlyAmount)}. In twelve months ${money(in12Months.expected)} are expected.`;
}
